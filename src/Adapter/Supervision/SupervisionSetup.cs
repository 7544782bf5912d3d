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
            .Validate(options => !options.TellsJointTasks || options.JointTasks.Required.All(text => text.Length > 0),
                "Supervision:JointTasks: UnitSource, UnitType, RegionNumber, RegionName and RegionSource are required, and IndustrySource where there is an IndustryOf; or set Report to false.")
            .Validate(options => !options.TellsJointTasks || options.JointTasks.ObjectTypeOf.Values.All(code => options.JointTasks.ObjectTypes.Entries.Any(entry => entry.Code == code)),
                "Supervision:JointTasks: ObjectTypeOf has codes of ObjectTypes; a type without one is not told.")
            .Validate(options => !options.TellsJointTasks || options.JointTasks.RegistrationNumberType.Length == 0 || options.CertificateTypes.Entries.Any(entry => entry.Code == options.JointTasks.RegistrationNumberType),
                "Supervision:JointTasks: RegistrationNumberType is a code of Supervision:CertificateTypes, or empty.")
            .ValidateOnStart();
        builder.Services.AddSingleton<ActReporter>();
        builder.Services.AddSingleton<JointTaskReporter>();
    }
}
