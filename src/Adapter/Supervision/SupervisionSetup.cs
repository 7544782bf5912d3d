using ChangliBridge.Store;

namespace ChangliBridge.Adapter.Supervision;

/// <summary>Registers how 监管行为 are reported.</summary>
internal static class SupervisionSetup
{
    public static void AddSupervision(this WebApplicationBuilder builder)
    {
        builder.Services.AddOptions<SupervisionOptions>().BindPlainly(builder.Configuration.GetSection("Supervision"))
            .ValidateDataAnnotations()
            .Validate(options => !options.Report || options.Chosen.All(chosen => chosen.Dictionary.Entries.Any(entry => entry.Code == chosen.Code)),
                "Supervision: NatureOf, CreditCodeType, CheckForm, CheckType, CheckMode, NoProblem and Problem are codes of their dictionaries; or set Report to false.")
            .ValidateOnStart();
        builder.Services.AddSingleton<ActReporter>();
    }
}
