using ChangliBridge.Domain.Catalog;
using ChangliBridge.Store.Mirror;
using ChangliBridge.Store.Registers;
using V1 = ChangliBridge.Contract.V1;

namespace ChangliBridge.Adapter.Mapping;

/// <summary>The list and the registries to protos.</summary>
internal static class CatalogMapping
{
    public static V1.InspectionItem ToProto(this InspectionItem item, UpstreamState upstream) => new()
    {
        Name = $"inspectionItems/{item.Id}",
        Code = item.Code,
        Title = item.Title,
        Department = $"departments/{item.Department}",
        Category = (V1.ItemCategory)item.Category,
        LegalBasis = item.LegalBasis,
        Method = item.Method,
        JointEligible = item.JointEligible,
        DutyBasis = item.DutyBasis,
        SupervisionItems = { item.SupervisionItems },
        ClaimTime = item.ClaimedAt.ToProto(),
        Content = item.Content,
        Guidance = item.Guidance,
        LatestVersion = item.LatestVersion,
        State = (V1.InspectionItem.Types.State)item.State,
        UpstreamState = (V1.InspectionItem.Types.UpstreamState)upstream,
    };

    public static V1.ItemVersion ToProto(this ItemVersion version) => new()
    {
        Number = version.Number,
        Act = (V1.ItemAct)version.Act,
        Reason = version.Reason,
        MadeBy = version.MadeBy,
        MakeTime = version.MadeAt.ToProto(),
        Title = version.Title,
        Category = (V1.ItemCategory)version.Category,
        LegalBasis = version.LegalBasis,
        Method = version.Method,
        Content = version.Content,
        JointEligible = version.JointEligible,
        DutyBasis = version.DutyBasis,
        Guidance = version.Guidance,
        UpstreamChangeDate = version.UpstreamChangedOn?.ToProto(),
    };

    public static V1.UpstreamItem ToProto(this MirroredItem item) => new()
    {
        Code = item.Id,
        Title = item.Title,
        Field = item.Field,
        Category = (V1.ItemCategory)item.Category,
        LegalBasis = item.LegalBasis,
        Method = item.Method,
        JointEligible = item.JointEligible,
        SuggestedSupervisionItems = { JoinedText.Split(item.SupervisionItems) },
        Content = item.Content,
        ChangeDate = item.ChangedOn?.ToProto(),
    };

    public static UpstreamItem ToDomain(this MirroredItem item) =>
        new(item.Id, item.Title, item.Category, item.LegalBasis, item.Method, item.JointEligible) { Content = item.Content, ChangedOn = item.ChangedOn };

    public static V1.SupervisionItem ToProto(this MirroredSupervisionItem item) =>
        new() { Code = item.Id, Title = item.Title, ImplementationCode = item.ImplementationCode };

    public static V1.InspectionTarget ToProto(this MirroredTarget target, string? grade, IReadOnlyList<string>? ownTags) => new()
    {
        Name = $"inspectionTargets/{target.Id}",
        CreditCode = target.CreditCode ?? "",
        RegistrationNumber = target.RegistrationNumber ?? "",
        Title = target.Name,
        Type = (V1.TargetType)target.Type,
        RegistrationState = target.RegistrationState,
        RegisteredOn = target.RegisteredOn.ToProto(),
        Tags = { CountyTags.Join(target.Tags, ownTags) },
        Grade = grade ?? "",
        Address = target.Address,
        CreditCodeChecks = target.CreditCode is null || CreditCode.Checks(target.CreditCode),
        RegistrationNumberChecks = target.RegistrationNumber is null || RegistrationNumber.Checks(target.RegistrationNumber, target.Type),
    };

    public static V1.Inspector ToProto(this MirroredInspector inspector, IReadOnlyList<string>? ownTags, bool auxiliary) => new()
    {
        Name = $"inspectors/{inspector.Id}",
        Title = inspector.Name,
        Department = $"departments/{inspector.Department}",
        CertificateNumber = inspector.CertificateNumber ?? "",
        ValidUntil = inspector.ValidUntil?.ToProto(),
        Tags = { CountyTags.Join(inspector.Tags, ownTags) },
        Auxiliary = auxiliary,
    };

    public static V1.Recusal ToProto(this Recusal recusal) => new()
    {
        Inspector = $"inspectors/{recusal.InspectorId}",
        Target = $"inspectionTargets/{recusal.TargetId}",
        Reason = recusal.Reason,
        DeclareTime = recusal.DeclaredAt.ToProto(),
    };
}
