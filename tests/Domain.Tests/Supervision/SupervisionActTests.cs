using ChangliBridge.Domain.Catalog;
using ChangliBridge.Domain.Facts;
using ChangliBridge.Domain.Results;
using ChangliBridge.Domain.Supervision;
using ChangliBridge.Domain.Tasks;
using ChangliBridge.Domain.Tests.Results;
using Xunit;

namespace ChangliBridge.Domain.Tests.Supervision;

/// <summary>The 监管行为 record of a concluded result: complete and reported, or held with everything that is missing.</summary>
public sealed class SupervisionActTests
{
    private const string Implementation = "11130322MB1100000X3001";

    private static readonly ActSurroundings Complete = new(
        new SupervisedParty("昌黎某食品有限公司", "91130322MA0CHL0081", TargetType.Enterprise, "昌黎县某街1号"),
        [new SupervisedItem("mzj-mz-01", "清真食品条件的检查", [("13032211010001", Implementation), ("13032211010002", Implementation + "2")])],
        [("检查员甲", "13-001"), ("检查员乙", "13-002")],
        ("昌黎县民族宗教事务局", ""),
        new SupervisionTerms("130322", new Dictionary<TargetType, string> { [TargetType.Enterprise] = "02", [TargetType.SoleTrader] = "01" }, "001", "01", "01")
        {
            CheckMode = "双随机、一公开",
            NoProblem = "01",
            Problem = "02",
        });

    private static readonly Dictionary<string, (string Column, Func<ActSurroundings, ActSurroundings> Change)> Spoilt = new()
    {
        ["an item that is not mapped"] = ("supervise_item_implement_code", known => WithCodes(known)),
        ["items that left the list"] = ("supervise_item_implement_code", known => known with { Items = [] }),
        ["an item code of 13 digits"] = ("supervise_item_implement_code", known => WithCodes(known, ("1303221101000", Implementation))),
        ["an item code of 15 digits"] = ("supervise_item_implement_code", known => WithCodes(known, ("130322110100011", Implementation))),
        ["an item code with a letter"] = ("supervise_item_implement_code", known => WithCodes(known, ("1303221101000A", Implementation))),
        ["no implementation code"] = ("supervise_item_check_icode", known => WithCodes(known, ("13032211010001", ""))),
        ["an implementation code whose 19th character is 0"] = ("supervise_item_check_icode", known => WithCodes(known, ("13032211010001", "11130322MB1100000X0001"))),
        ["an implementation code whose 19th character is 6"] = ("supervise_item_check_icode", known => WithCodes(known, ("13032211010001", "11130322MB1100000X6001"))),
        ["an implementation code without a credit code"] = ("supervise_item_check_icode", known => WithCodes(known, ("13032211010001", "1113O322MB1100000X3001"))),
        ["more item codes than the column holds"] = ("supervise_item_implement_code", known => WithCodes(known, [.. Enumerable.Range(1, 21).Select(i => ($"130322110100{i:D2}", Implementation))])),
        ["a target that left the register"] = ("administrative_cp", known => known with { Party = null }),
        ["a type without a nature"] = ("administrative_cp_na", known => known with { Party = known.Party! with { Type = TargetType.Cooperative } }),
        ["a target without a credit code"] = ("administrative_cp_ui_code", known => known with { Party = known.Party! with { CreditCode = "" } }),
        ["a registration number in its place"] = ("administrative_cp_ui_code", known => known with { Party = known.Party! with { CreditCode = "130322600000001" } }),
        ["an inspector who left the register"] = ("check_personnel", known => known with { Inspectors = [known.Inspectors[0]] }),
        ["an inspector without a name"] = ("check_personnel", known => known with { Inspectors = [known.Inspectors[0], ("", "13-002")] }),
        ["no form of check"] = ("check_form", known => known with { Terms = known.Terms with { CheckForm = "" } }),
        ["no type of check"] = ("check_type", known => known with { Terms = known.Terms with { CheckType = "" } }),
        ["no code for the result"] = ("check_result", known => known with { Terms = known.Terms with { NoProblem = "" } }),
    };

    private readonly InspectionTask _task = SmallResult.Task();

    public static TheoryData<string> Cases => [.. Spoilt.Keys];

    [Fact]
    public void A_complete_record_is_reported_with_every_column()
    {
        var (act, result) = Open();
        Assert.True(act.Fill(result, _task, Complete));
        var fact = act.Report("130322", 2, SmallResult.Now);
        Assert.Equal((Platforms.InternetPlus, FactKinds.SupervisionAct, $"130322:mzj:act:{result.CheckActionCode}", 1), (fact.Platform, fact.Kind, fact.BusinessKey, fact.Revision));
        Assert.Equal((SupervisionActState.Reported, 1), (act.State, act.Reports));
        Dictionary<string, string> expected = new()
        {
            ["record_unique_identity"] = result.CheckActionCode,
            ["supervise_item_implement_code"] = "13032211010001;13032211010002",
            ["supervise_item_check_icode"] = $"{Implementation};{Implementation}2",
            ["check_action_name"] = "对昌黎某食品有限公司的“双随机、一公开”检查：清真食品条件的检查",
            ["check_action_code"] = result.CheckActionCode,
            ["implement_institution"] = "昌黎县民族宗教事务局",
            ["supervise_object"] = "昌黎某食品有限公司",
            ["administrative_cp"] = "昌黎某食品有限公司",
            ["administrative_cp_na"] = "02",
            ["administrative_cp_ce_type"] = "001",
            ["administrative_cp_ui_code"] = "91130322MA0CHL0081",
            ["address_registered"] = "昌黎县某街1号",
            ["area_number"] = "130322",
            ["check_form"] = "01",
            ["check_type"] = "01",
            ["check_mode"] = "双随机、一公开",
            ["check_result"] = "01",
            ["check_date"] = "2023-11-07 00:00:00",
            ["check_personnel"] = "检查员甲;检查员乙",
            ["check_personnel_code"] = "13-001;13-002",
            ["submitted_date"] = "2023-11-08 10:00:00",
            ["plan_id"] = "2023-halal",
            ["cd_id"] = $"mzj{result.CheckActionCode}",
            ["cd_time"] = "2023-11-08 10:00:00",
            ["cd_source"] = "130000mzj",
            ["cd_batch"] = "2023110800002",
            ["cd_operation"] = "i",
        };
        Assert.Equal(expected.OrderBy(pair => pair.Key, StringComparer.Ordinal), fact.Body.Select(pair => KeyValuePair.Create(pair.Key, (string)pair.Value)).OrderBy(pair => pair.Key, StringComparer.Ordinal));
        Assert.True(string.CompareOrdinal(expected["submitted_date"], expected["check_date"]) > 0);
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void What_is_missing_is_named_and_holds_the_record_back(string what)
    {
        var (column, change) = Spoilt[what];
        var (act, result) = Open();
        Assert.False(act.Fill(result, _task, change(Complete)));
        var missing = Assert.Single(act.Missing);
        Assert.Equal((column, SupervisionActState.Incomplete, 0), (missing.Column, act.State, act.Reports));
        Assert.True(missing.Reason.EndsWith('。') && missing.Remedy.EndsWith('。'));
    }

    [Fact]
    public void Everything_missing_is_named_at_once()
    {
        var (act, result) = Open();
        act.Fill(result, _task, WithCodes(Complete) with { Party = null, Inspectors = [] });
        Assert.Equal(["supervise_item_implement_code", "administrative_cp", "check_personnel"], act.Missing.Select(field => field.Column));
    }

    [Fact]
    public void A_held_record_is_reported_once_it_can_be_filled_and_an_amendment_is_its_next_revision()
    {
        var (act, result) = Open();
        Assert.False(act.Fill(result, _task, WithCodes(Complete)));
        Assert.True(act.Fill(result, _task, Complete));
        var first = act.Report("130322", 1, SmallResult.Now);
        result.Amend(_task, "clerk-3", (SmallResult.Draft with { Codes = ["A"], Findings = "台账不全" }, "复核发现遗漏"), (SmallResult.Surroundings, SmallResult.Now));
        result.Conclude(_task, "approver-1", ("130322", SmallResult.Now));
        Assert.True(act.Fill(result, _task, Complete));
        var second = act.Report("130322", 1, SmallResult.Now);
        Assert.Equal((1, 2, first.BusinessKey), (first.Revision, second.Revision, second.BusinessKey));
        Assert.Equal(("i", "u", "02", 2), (first.Body["cd_operation"], second.Body["cd_operation"], second.Body["check_result"], act.ResultRevision));
    }

    [Fact]
    public void What_is_optional_and_too_long_is_left_out_rather_than_cut()
    {
        var (act, result) = Open();
        act.Fill(result, _task, Complete with { Party = Complete.Party! with { Address = new string('街', 401) } });
        Assert.DoesNotContain("address_registered", act.Report("130322", 1, SmallResult.Now).Body.Keys);
    }

    [Fact]
    public void A_number_names_one_departments_check_of_one_target_within_fifty_characters()
    {
        var code = CheckActionCode.Of("130322", "mzj", "2023-halal-1-001");
        Assert.Equal((22, code), (code.Length, CheckActionCode.Of("130322", "mzj", "2023-halal-1-001")));
        Assert.Equal(3, new[] { code, CheckActionCode.Of("130322", "scjgj", "2023-halal-1-001"), CheckActionCode.Of("130322", "mzj", "2023-halal-1-002") }.Distinct().Count());
    }

    private (SupervisionAct Act, InspectionResult Result) Open()
    {
        var result = SmallResult.Submit(_task);
        result.Conclude(_task, "approver-1", ("130322", SmallResult.Now));
        return (SupervisionAct.Open(result, SmallResult.Now), result);
    }

    private static ActSurroundings WithCodes(ActSurroundings known, params (string, string)[] codes) => known with { Items = [known.Items[0] with { Codes = codes }] };
}
