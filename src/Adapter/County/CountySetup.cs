using ChangliBridge.Domain.Statistics;
using ChangliBridge.Store;
using Microsoft.Extensions.Options;

namespace ChangliBridge.Adapter.County;

/// <summary>Registers the county's settings.</summary>
internal static class CountySetup
{
    public static void AddCounty(this WebApplicationBuilder builder)
    {
        builder.Services.AddOptions<CountyOptions>().BindPlainly(builder.Configuration.GetSection("County"))
            .ValidateDataAnnotations()
            .Validate(county => county.Parties.Select(party => party.Id).Distinct().Count() == county.Parties.Count, "County: ids of departments, witnesses and the supervising office must differ from each other.")
            .Validate(county => county.CodeLists.SelectMany(list => list.Codes).All(code => !(code.Problem && code.Unreachable)), "County: a result code is Problem or Unreachable, not both: the statistics print the problem rate with and without the unreachable.")
            .Validate(county => county.IndicatorGoals.All(goal => Definitions.All.Any(known => known.Id == goal.Indicator)), "County:IndicatorGoals: there is no such indicator; see GetIndicators.")
            .Validate(county => county.IndicatorGoals.Select(goal => goal.Indicator).Distinct().Count() == county.IndicatorGoals.Count, "County:IndicatorGoals: one goal an indicator.")
            .ValidateOnStart();
        builder.Services.AddSingleton<IValidateOptions<CountyOptions>, WorkingDaysSetting>();
        builder.Services.AddSingleton<CountyLists>();
    }
}
