namespace ChangliBridge.Sandbox.Seeding;

/// <summary>
/// 抽查事项 of the province with the 互联网+监管 directory they map to. 清真食品 items are those of 《河北省清真食品管理条例》 that concern
/// conditions, packaging and marks; the one that would need a person's ethnicity is left out for good.
/// </summary>
internal static class ItemDirectory
{
    private const string Halal = "《河北省清真食品管理条例》";
    private const string Registration = "《中华人民共和国市场主体登记管理条例》";
    private const string Disclosure = "《企业信息公示暂行条例》";
    private const string OnSite = "实地检查、书面检查";

    /// <summary>By code.</summary>
    public static IReadOnlyList<ItemRow> Items { get; } = Sorted(
    [
        Row("MZ0101", "生产经营清真食品的单位应当具备条件情况的检查", "民族宗教", Halal + "第六条、第十七条第一款", "13032211010001", "13032211010002"),
        Row("MZ0103", "清真食品专用包装物和清真标志印制、使用、转让情况的检查", "民族宗教", Halal + "第十四条、第十七条第三、四款", "13032211010003"),
        Row("SC0201", "年度报告公示信息的检查", "市场监管", Disclosure, "13032220020001"),
        Row("SC0202", "即时公示信息的检查", "市场监管", Disclosure, "13032220020002"),
        Row("SC0203", "经营（驻在）期限的检查", "市场监管", Registration, "13032220020003"),
        Row("SC0204", "住所（经营场所）或驻在场所的检查", "市场监管", Registration, "13032220020003", "13032220020004"),
        Row("SC0205", "名称规范使用情况的检查", "市场监管", Registration, "13032220020005"),
        Row("SC0206", "营业执照（登记证）规范使用情况的检查", "市场监管", Registration, "13032220020006"),
        Row("SC0207", "经营（业务）范围中无需审批的经营（业务）项目的检查", "市场监管", Registration, "13032220020007"),
        Row("SC0301", "食品经营环节食品安全的检查", "市场监管", "《中华人民共和国食品安全法》", "13032220030001") with { Category = "key" },
        Row("WJ0401", "公共场所卫生管理情况的检查", "卫生健康", "《公共场所卫生管理条例》", "13032223040001"),
        Row("XF0501", "单位履行消防安全职责情况的检查", "消防救援", "《中华人民共和国消防法》", "13032295050001") with { Category = "key" },
        Row("HB0601", "排污单位污染防治情况的检查", "生态环境", "《排污许可管理条例》", "13032216060001") with { Category = "key", JointEligible = false },
    ]);

    /// <summary>By code.</summary>
    public static IReadOnlyList<SupervisionItemRow> SupervisionItems { get; } =
    [
        Supervised("13032211010001", "对清真食品生产经营单位条件的监管"),
        Supervised("13032211010002", "对清真食品生产经营场所的监管"),
        Supervised("13032211010003", "对清真食品包装物和清真标志的监管"),
        Supervised("13032216060001", "对排污单位的监管"),
        Supervised("13032220020001", "对市场主体年度报告公示信息的监管"),
        Supervised("13032220020002", "对市场主体即时公示信息的监管"),
        Supervised("13032220020003", "对市场主体登记事项的监管"),
        Supervised("13032220020004", "对市场主体住所（经营场所）的监管"),
        Supervised("13032220020005", "对市场主体名称使用的监管"),
        Supervised("13032220020006", "对营业执照使用的监管"),
        Supervised("13032220020007", "对一般经营项目的监管"),
        Supervised("13032220030001", "对食品经营者的监管"),
        Supervised("13032223040001", "对公共场所卫生的监管"),
        Supervised("13032295050001", "对消防安全职责落实的监管"),
    ];

    /// <summary>分类标签库, by kind and name.</summary>
    public static IReadOnlyList<TagRow> Tags { get; } =
    [
        .. new[] { TargetRegister.HalalTag, "餐饮服务", "食品销售", "食品生产", "学校周边" }.Order(StringComparer.Ordinal).Select(name => new TagRow(name, "target")),
        .. new[] { InspectorRegister.RegistrationTag, "食品安全", "民族宗教" }.Order(StringComparer.Ordinal).Select(name => new TagRow(name, "inspector")),
    ];

    private static ItemRow Row(string code, string title, string field, string legalBasis, params string[] supervisionItems) => new()
    {
        Code = code,
        Title = title,
        Field = field,
        Category = "general",
        LegalBasis = legalBasis,
        Method = OnSite,
        JointEligible = true,
        Content = title.Replace("的检查", "", StringComparison.Ordinal),
        ChangedOn = new DateOnly(2023, 10, 9),
        SupervisionItems = supervisionItems,
    };

    private static IReadOnlyList<ItemRow> Sorted(ItemRow[] rows) => [.. rows.OrderBy(row => row.Code, StringComparer.Ordinal)];

    // 检查实施清单编码: the implementing institution's credit code, its level (3: county), then its own numbering.
    private static SupervisionItemRow Supervised(string code, string title) => new(code, title, $"11130322MB{code[6..8]}00000X3{code}001");
}
