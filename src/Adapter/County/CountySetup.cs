using ChangliBridge.Store;

namespace ChangliBridge.Adapter.County;

/// <summary>Registers the county's settings.</summary>
internal static class CountySetup
{
    public static void AddCounty(this WebApplicationBuilder builder)
    {
        builder.Services.AddOptions<CountyOptions>().BindPlainly(builder.Configuration.GetSection("County"))
            .ValidateDataAnnotations()
            .Validate(county => county.Departments.Append(county.SupervisingOffice).Select(department => department.Id).Distinct().Count() == county.Departments.Count + 1, "County: department ids must differ from each other and from the supervising office's.")
            .ValidateOnStart();
        builder.Services.AddSingleton<CountyLists>();
    }
}
