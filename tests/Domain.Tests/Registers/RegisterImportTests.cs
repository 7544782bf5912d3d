using ChangliBridge.Domain.Catalog;
using ChangliBridge.Domain.Registers;
using Xunit;

namespace ChangliBridge.Domain.Tests.Registers;

/// <summary>What an imported list may say.</summary>
public sealed class RegisterImportTests
{
    private static readonly string[] Codes = ["MZ001", "MZ002", "MZ003"];
    private static readonly DateTimeOffset Now = new(2023, 10, 30, 1, 0, 0, TimeSpan.Zero);
    private static readonly ListOwner Owner = new("mzj", new DateOnly(2023, 10, 30), Now);
    private static readonly Acting Clerk = new("mzj/clerk", Now);
    private static readonly UpstreamItem Upstream = new("MZ001", "清真食品检查", ItemCategory.General, "条例", "实地检查", true);

    [Fact]
    public void A_target_is_kept_to_the_letter_and_its_code_in_upper_case()
    {
        var (rows, findings) = Read(Target() with { CreditCode = "91130322ma0chl0081" });
        Assert.Equal(("91130322MA0CHL0081", "91130322MA0CHL0081", TargetType.Enterprise, "mzj"), (rows[0].Key, rows[0].CreditCode, rows[0].Type, rows[0].Department));
        Assert.Empty(findings.Faults);
        Assert.Empty(findings.Warnings);
    }

    [Theory]
    [InlineData("91350203M0001QAY9B", "")]
    [InlineData("", "13032260001234")]
    [InlineData("", "1303226000123456")]
    public void A_code_that_fails_its_check_is_warned_of_and_kept(string code, string number)
    {
        var (rows, findings) = Read(Target() with { CreditCode = code, RegistrationNumber = number });
        Assert.Empty(findings.Faults);
        Assert.Contains("已按原样保留", Assert.Single(findings.Warnings).Text);
        Assert.Equal(code + number, rows[0].Key);
    }

    [Fact]
    public void A_number_of_fifteen_digits_needs_no_warning() => Assert.Empty(Read(Target() with { CreditCode = "", RegistrationNumber = "130322600012345" }).Findings.Warnings);

    [Theory]
    [InlineData("企业", TargetType.Enterprise)]
    [InlineData("", TargetType.Enterprise)]
    [InlineData("个体工商户", TargetType.SoleTrader)]
    [InlineData("农民专业合作社", TargetType.Cooperative)]
    [InlineData("产品", TargetType.Product)]
    [InlineData("项目", TargetType.Project)]
    [InlineData("场所", TargetType.Site)]
    public void Every_kind_of_target_has_its_word(string word, TargetType type) => Assert.Equal(type, Read(Target() with { Type = word }).Rows[0].Type);

    [Fact]
    public void A_product_is_known_by_a_number_of_its_own_and_nobody_warns_of_its_form()
    {
        var (rows, findings) = Read(Target() with { Type = "产品", CreditCode = "", RegistrationNumber = "CP-2023-1" });
        Assert.Equal(("CP-2023-1", 0, 0), (rows[0].Key, findings.Faults.Count, findings.Warnings.Count));
    }

    [Fact]
    public void Everything_wrong_is_named_at_once()
    {
        var (_, findings) = Read(
            Target() with { Name = "" }, Target() with { Line = 3, Type = "机关", CreditCode = "" }, Target() with { Line = 4, CreditCode = "9113032" }, Target() with { Line = 5, Address = "一\n二" }, Target() with { Line = 6 });
        Assert.Equal(
            ["2 title", "3 type", "3 credit_code", "4 credit_code", "5 address", "5 credit_code", "6 credit_code"],
            findings.Faults.Select(fault => $"{fault.Line} {fault.Field}"));
        Assert.Contains("与第2行重复", findings.Faults[^1].Text);
    }

    [Fact]
    public void An_officer_needs_a_certificate_and_an_auxiliary_none()
    {
        var findings = new RegisterFindings();
        var rows = RegisteredInspector.Read(
            [
                new(2, "张三", "冀C010001", new DateOnly(2026, 1, 1), "", "食品安全、登记检查"), new(3, "李四", "", null, "辅助人员", ""), new(4, "王五", "", null, "执法人员", ""),
                new(5, "赵六", "冀C010002", new DateOnly(2023, 10, 29), "", ""), new(6, "孙七", "冀C010003", new DateOnly(2023, 10, 30), "", ""), new(7, "周八", "冀C010001", null, "临时工", ""),
            ], Owner, findings);
        Assert.Equal(["食品安全", "登记检查"], rows[0].Specialities);
        Assert.Equal((InspectorKind.Auxiliary, "李四"), (rows[1].Kind, rows[1].Key));
        Assert.Equal(["4 certificate_number", "7 kind", "7 certificate_number"], findings.Faults.Select(fault => $"{fault.Line} {fault.Field}"));
        Assert.Equal(["5 valid_until"], findings.Warnings.Select(warning => $"{warning.Line} {warning.Field}"));
    }

    [Fact]
    public void Items_from_a_file_are_claims_and_the_province_has_the_last_word()
    {
        var own = InspectionItem.Claim(Upstream with { Code = "MZ002" }, "mzj", "三定", Clerk).Item;
        var findings = new RegisterFindings();
        var import = ItemImport.Apply(
            [new(2, "MZ001", "别的名称", "三定第三条", "一、查看台账\n二、核对标志"), new(3, "MZ002", "", "", "新指引"), new(4, "MZ009", "", "三定", ""), new(5, "MZ003", "", "", "")],
            Codes.ToDictionary(code => code, code => Upstream with { Code = code }), new Dictionary<string, InspectionItem> { ["MZ002"] = own }, ("mzj", Clerk), findings);
        Assert.Equal(("清真食品检查", "一、查看台账\n二、核对标志", 2), (import.Claimed[0].Title, import.Claimed[0].Guidance, import.Claimed[0].LatestVersion));
        Assert.Equal((1, 3, "新指引"), (import.Changed, import.Versions.Count, own.Guidance));
        Assert.Equal(["4 upstream_item", "5 duty_basis"], findings.Faults.Select(fault => $"{fault.Line} {fault.Field}"));
        Assert.Equal(["2 title"], findings.Warnings.Select(warning => $"{warning.Line} {warning.Field}"));
    }

    [Fact]
    public void A_retired_item_is_not_taken_back_by_a_file()
    {
        var own = InspectionItem.Claim(Upstream, "mzj", "三定", Clerk).Item;
        own.Retire("划转", Clerk);
        var findings = new RegisterFindings();
        ItemImport.Apply([new(2, "MZ001", "", "三定", "")], new Dictionary<string, UpstreamItem> { ["MZ001"] = Upstream }, new Dictionary<string, InspectionItem> { ["MZ001"] = own }, ("mzj", Clerk), findings);
        Assert.Contains("已停用", Assert.Single(findings.Faults).Text);
    }

    [Fact]
    public void A_mapping_table_maps_many_to_many_and_tells_only_what_changed()
    {
        var own = Codes.ToDictionary(code => code, code => InspectionItem.Claim(Upstream with { Code = code }, "mzj", "三定", Clerk).Item);
        own["MZ002"].ConfirmMapping(["13032211010002"], "130322");
        var findings = new RegisterFindings();
        var import = MappingImport.Apply(
            [new(2, "MZ001", "13032211010001"), new(3, "MZ001", "13032211010002"), new(4, "MZ002", "13032211010002")], own, new HashSet<string> { "13032211010001", "13032211010002" }, "130322", findings);
        Assert.Empty(findings.Faults);
        Assert.Equal((2, 0, 1), (import.Added, import.Removed, import.Unchanged));
        Assert.Equal("130322:mzj:mapping:MZ001", Assert.Single(import.Facts).BusinessKey);
        Assert.Equal(["13032211010001", "13032211010002"], own["MZ001"].SupervisionItems);
    }

    [Fact]
    public void A_mapping_table_with_a_fault_maps_nothing()
    {
        var own = new Dictionary<string, InspectionItem> { ["MZ001"] = InspectionItem.Claim(Upstream, "mzj", "三定", Clerk).Item };
        var findings = new RegisterFindings();
        MappingImport.Apply([new(2, "MZ001", "13032211010001"), new(3, "MZ009", "1"), new(4, "", "13032211010001"), new(5, "MZ001", "13032211010001")], own, new HashSet<string> { "13032211010001" }, "130322", findings);
        Assert.Equal(["3 upstream_item", "3 supervision_item", "4 upstream_item", "5 supervision_item"], findings.Faults.Select(fault => $"{fault.Line} {fault.Field}"));
        Assert.Empty(own["MZ001"].SupervisionItems);
    }

    [Fact]
    public void Both_sides_of_the_registers_are_compared()
    {
        var gaps = RegisterGap.Between(
            [new("B", "乙", "已成立"), new("C", "丙", ""), new("D", "丁", "已成立"), new("E", "戊", ""), new("F", "己", "", true), new("G", "庚", "", true)],
            [new("A", "甲", "已成立"), new("B", "乙", "注销"), new("C", "丙", "已成立"), new("C", "又丙", "已成立"), new("D", "丁新", "已成立"), new("F", "己", "")]);
        Assert.Equal(
            [("A", GapKind.MissingInCounty), ("B", GapKind.Different), ("D", GapKind.Different), ("E", GapKind.MissingUpstream), ("F", GapKind.AuxiliaryListed)],
            gaps.Select(gap => (gap.Key, gap.Kind)));
    }

    private static TargetLine Target() => new(2, "昌黎县某食品店", "企业", "91130322MA0CHL0081", "", "已成立", new DateOnly(2021, 5, 6), "昌黎县");

    private static (IReadOnlyList<RegisteredTarget> Rows, RegisterFindings Findings) Read(params TargetLine[] lines)
    {
        var findings = new RegisterFindings();
        return (RegisteredTarget.Read(lines, Owner, findings), findings);
    }
}
