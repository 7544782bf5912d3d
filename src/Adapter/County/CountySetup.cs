using ChangliBridge.Store;

namespace ChangliBridge.Adapter.County;

/// <summary>Registers the county's settings.</summary>
internal static class CountySetup
{
    public static void AddCounty(this WebApplicationBuilder builder)
    {
        builder.Services.AddOptions<CountyOptions>().BindPlainly(builder.Configuration.GetSection("County"))
            .ValidateDataAnnotations()
            .Validate(county => county.Parties.Select(party => party.Id).Distinct().Count() == county.Parties.Count, "County: ids of departments, witnesses and the supervising office must differ from each other.")
            .ValidateOnStart();
        builder.Services.AddSingleton<CountyLists>();
    }
}
