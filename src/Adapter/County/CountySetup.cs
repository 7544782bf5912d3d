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
            .Validate(county => county.CodeLists.Select(list => list.Id).Distinct().Count() == county.CodeLists.Count, "County:CodeLists: ids of code lists must differ from each other.")
            .Validate(county => county.CodeLists.All(list => list.Codes.All(code => code.Excludes.All(other => list.Codes.Any(known => known.Code == other)))), "County:CodeLists: Excludes names codes of the same list only.")
            .Validate(county => county.OutsideBodies.Select(body => body.Id).Concat(county.Departments.Select(department => department.Id)).Distinct().Count() == county.OutsideBodies.Count + county.Departments.Count, "County: ids of outside bodies and departments must differ from each other.")
            .Validate(county => county.CreditKinds.Select(kind => kind.Id).Distinct().Count() == county.CreditKinds.Count, "County:CreditKinds: ids must differ from each other.")
            .Validate(county => county.CreditKinds.All(kind => kind.Months is null == (kind.Source.Length == 0)), "County:CreditKinds: Months and Source stand together: a term needs its source.")
            .Validate(county => county.CreditKinds.All(kind => !kind.ForUnreachable || kind.LegalBasis.Length > 0), "County:CreditKinds: ForUnreachable needs LegalBasis.")
            .Validate(county => county.CreditKinds.SelectMany(kind => kind.Notified.Concat(kind.Keeper.Length > 0 ? [kind.Keeper] : [])).All(id => county.Departments.Any(department => department.Id == id)), "County:CreditKinds: Keeper and Notified are ids of departments.")
            .Validate(county => county.Burden.Cap == 0 || county.Burden.Readings.Any(reading => reading.Id == county.Burden.Reading), "County: Burden:Reading must name one of Burden:Readings where there is a cap.")
            .Validate(county => county.TagRules.Select(rule => rule.Id).Distinct().Count() == county.TagRules.Count, "County:TagRules: ids of rules must differ from each other.")
            .Validate(county => county.TagRules.All(rule => rule.ToRule().Fits), "County:TagRules: targets have Name, BusinessScope and Address; inspectors have Department and Item.")
            .Validate(county => county.GradeScheme.Index is null or { Lowest: null } or { Highest: null } || county.GradeScheme.Index.ToScale() is not null, "County:GradeScheme:Index: Lowest must lie below Highest, both with at most two decimals.")
            .Validate(county => county.GradeScheme.Warnings.All(rule => rule.Fits), "County:GradeScheme:Warnings: a rule goes by one of Steps, Points and Percent; Points is above 0 with at most two decimals.")
            .Validate(county => county.GradeScheme.Warnings.All(rule => rule.Grade.Length == 0 || county.GradeScheme.Grades.Contains(rule.Grade)), "County:GradeScheme:Warnings: Grade is one of County:GradeScheme:Grades, or empty; another would never warn.")
            .Validate(county => county.GradeScheme.Warnings.Select(rule => rule.Id).Distinct().Count() == county.GradeScheme.Warnings.Count, "County:GradeScheme:Warnings: ids of rules must differ from each other.")
            .Validate(county => county.GradeScheme.Index is not null || !county.GradeScheme.Warnings.Any(rule => rule.OnIndex), "County:GradeScheme:Warnings: Points and Percent need County:GradeScheme:Index.")
            .ValidateOnStart();
        builder.Services.AddSingleton<IValidateOptions<CountyOptions>, WorkingDaysSetting>();
        builder.Services.AddSingleton<CountyLists>();
        builder.Services.AddSingleton(provider => provider.GetRequiredService<CountyLists>().Scheme);
        builder.Services.AddSingleton<CountyDuties>();
    }
}
