using System.Globalization;
using ChangliBridge.Domain.Catalog;
using ChangliBridge.Domain.Risk;
using ChangliBridge.Store.Mirror;

namespace ChangliBridge.Sync.Pull;

/// <summary>The canonical rows of each list, field by field. Their shapes are documented in docs/platforms.md.</summary>
internal static class Rows
{
    public static RowContract<MirroredItem> Items { get; } = new("code", new(
        Text("code"), Text("title"), Text("field"), Text("category"), Text("legalBasis"), Text("method"),
        new("jointEligible", FieldType.Flag, true), new("supervisionItems", FieldType.TextList, true), Optional("content"), Optional("changedOn")), Item);

    public static RowContract<MirroredSupervisionItem> SupervisionItems { get; } = new("code", RowShape.Texts("code", "title", "implementationCode"), SupervisionItem);

    public static RowContract<MirroredTag> Tags { get; } = new("name", RowShape.Texts("name", "kind"), Tag);

    public static RowContract<MirroredTarget> Targets { get; } = new("id", new(
        Text("id"), Optional("creditCode"), Optional("registrationNumber"), Text("name"), Text("type"), Text("state"),
        Text("registeredOn"), Text("address"), new("tags", FieldType.TextList, true), Optional("businessScope")), Target);

    public static RowContract<MirroredInspector> Inspectors { get; } = new("id", new(
        Text("id"), Text("name"), Text("department"), Optional("certificateNumber"), Optional("validUntil"), new("tags", FieldType.TextList, true),
        new("auxiliary", FieldType.Flag, false)), Inspector);

    public static RowContract<MirroredGrade> Grades(GradeScheme scheme) =>
        new("targetId", new(
        Text("targetId"), Text("scheme"), Text("grade"), Text("month"), new("index", FieldType.Number, false), Text("changedAt")), row => Grade(row, scheme));

    private static FieldShape Text(string name) => new(name, FieldType.Text, true);

    private static FieldShape Optional(string name) => new(name, FieldType.Text, false);

    private static MirroredItem Item(RowReader row) => new()
    {
        Snapshot = row.Snapshot,
        Id = row.Id("code"),
        Title = row.FullText("title"),
        Field = row.FullText("field"),
        Category = row.Choice("category", ("general", ItemCategory.General), ("key", ItemCategory.Key)),
        LegalBasis = row.FullText("legalBasis"),
        Method = row.Text("method"),
        JointEligible = row.Flag("jointEligible"),
        SupervisionItems = row.Joined("supervisionItems"),
        Content = row.OptionalText("content") ?? "",
        ChangedOn = row.OptionalDay("changedOn"),
    };

    private static MirroredSupervisionItem SupervisionItem(RowReader row)
    {
        var code = row.Id("code");
        if (code.Length != 14 || !code.All(char.IsAsciiDigit))
            row.Refuse("code", "监管事项目录编码应为14位数字。");
        return new() { Snapshot = row.Snapshot, Id = code, Title = row.FullText("title"), ImplementationCode = row.Text("implementationCode") };
    }

    private static MirroredTag Tag(RowReader row)
    {
        var (name, kind) = (row.FullText("name"), row.Text("kind"));
        if (name.Contains(','))
            row.Refuse("name", "标签名称不能含逗号。");
        if (kind is not ("target" or "inspector"))
            row.Refuse("kind", "应为 target、inspector 之一。");
        return new() { Snapshot = row.Snapshot, Id = $"{kind}/{name}", Name = name, Kind = kind };
    }

    private static MirroredTarget Target(RowReader row)
    {
        var (creditCode, number) = (row.OptionalText("creditCode"), row.OptionalText("registrationNumber"));
        if (creditCode is not null && (creditCode.Length != 18 || !creditCode.All(c => char.IsAsciiDigit(c) || char.IsAsciiLetterUpper(c))))
            row.Refuse("creditCode", "统一社会信用代码应为18位数字和大写字母。");
        if (creditCode is null && number is null)
            row.Refuse("creditCode", "统一社会信用代码和注册号至少有一个，否则无法列入抽取名单。");
        return new()
        {
            Snapshot = row.Snapshot,
            Id = row.Id("id"),
            CreditCode = creditCode,
            RegistrationNumber = number,
            Name = row.FullText("name"),
            Type = row.Choice("type", ("enterprise", TargetType.Enterprise), ("sole_trader", TargetType.SoleTrader), ("cooperative", TargetType.Cooperative),
                ("product", TargetType.Product), ("project", TargetType.Project), ("site", TargetType.Site)),
            RegistrationState = row.FullText("state"),
            RegisteredOn = row.Day("registeredOn"),
            Address = row.Text("address"),
            Tags = row.Joined("tags"),
            BusinessScope = row.OptionalText("businessScope") ?? "",
        };
    }

    private static MirroredInspector Inspector(RowReader row) => new()
    {
        Snapshot = row.Snapshot,
        Id = row.Id("id"),
        Name = row.Text("name"),
        Department = row.Id("department"),
        CertificateNumber = row.OptionalText("certificateNumber"),
        ValidUntil = row.OptionalDay("validUntil"),
        Tags = row.Joined("tags"),
        Auxiliary = row.OptionalFlag("auxiliary"),
    };

    private static MirroredGrade Grade(RowReader row, GradeScheme scheme)
    {
        var grade = new MirroredGrade
        {
            Snapshot = row.Snapshot,
            Id = row.Id("targetId"),
            Scheme = row.Text("scheme"),
            Grade = row.Text("grade"),
            Month = row.Text("month"),
            RiskIndex = Index(row, scheme.Index),
            ChangedAt = row.Instant("changedAt"),
        };
        if (grade.Scheme != scheme.Id)
            row.Refuse("scheme", $"信用风险等级体系不是 {scheme.Id}。");
        if (!scheme.Holds(grade.Grade))
            row.Refuse("grade", $"信用风险等级不在 {string.Join("、", scheme.Grades)} 之内，该对象按未评级处理，请上级平台更正。");
        if (!IsMonth(grade.Month))
            row.Refuse("month", "应为年月，如 2023-10。");
        return grade;
    }

    private static RiskIndex? Index(RowReader row, IndexScale? scale)
    {
        if (row.OptionalNumber("index") is not { } number || scale is null)
            return null;
        var index = scale.Read(number);
        if (index is null)
            row.Refuse("index", $"信用风险指数应为 {scale.Lowest} 至 {scale.Highest} 的数，至多两位小数，请上级平台更正。");
        return index;
    }

    private static bool IsMonth(string text) =>
        text.Length == 7 && text[4] == '-' && int.TryParse(text.AsSpan(0, 4), NumberStyles.None, CultureInfo.InvariantCulture, out var year) && year > 0
        && int.TryParse(text.AsSpan(5), NumberStyles.None, CultureInfo.InvariantCulture, out var month) && month is >= 1 and <= 12;
}
