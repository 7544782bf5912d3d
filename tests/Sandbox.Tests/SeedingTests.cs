using System.Text.Json;
using ChangliBridge.Sandbox.Seeding;

namespace ChangliBridge.Sandbox.Tests;

public sealed class SeedingTests
{
    public static TheoryData<int, ulong> Sizes => new()
    {
        { 10, 1 }, { 11, 2 }, { 12, 3 }, { 19, 4 }, { 29, 5 }, { 40, 6 }, { 40, 2023 }, { 101, 7 }, { 400, 2023 }, { 5000, 8 },
    };

    [Theory]
    [MemberData(nameof(Sizes))]
    public void At_least_a_tenth_is_outside_the_plans_scope_and_three_fifths_inside(int size, ulong seed)
    {
        var inside = Rows(size, seed).Count(InScope);
        Assert.InRange(inside, 0.6 * size, 0.9 * size);
    }

    [Theory]
    [MemberData(nameof(Sizes))]
    public void Codes_and_ids_never_repeat(int size, ulong seed)
    {
        var rows = Rows(size, seed);
        Assert.Equal(size, rows.Select(row => row.Id).Distinct().Count());
        Assert.Equal(size, rows.Select(row => row.CreditCode ?? row.RegistrationNumber).Distinct().Count());
    }

    [Theory]
    [MemberData(nameof(Sizes))]
    public void Every_register_holds_a_high_and_a_higher_risk_enterprise_in_scope(int size, ulong seed)
    {
        var inScope = Rows(size, seed).Where(InScope).Select(row => row.Id).ToHashSet();
        var grades = Grades(size, seed).Where(row => inScope.Contains(row.TargetId)).Select(row => row.Grade).ToArray();
        Assert.Contains("C", grades);
        Assert.Contains("D", grades);
    }

    [Theory]
    [InlineData(40, 2023)]
    [InlineData(400, 9)]
    public void One_grade_row_of_each_faulty_kind_is_there(int size, ulong seed)
    {
        string[] scheme = ["A", "B", "C", "D"];
        var faulty = Grades(size, seed).Select(row => row.Grade).Where(grade => !scheme.Contains(grade)).Order(StringComparer.Ordinal);
        Assert.Equal([null, "E", "a", "Ａ"], faulty);
    }

    [Fact]
    public void A_larger_register_begins_with_the_smaller_one() =>
        Assert.Equal(Json(Rows(137, 5)), Json(Rows(400, 5).Take(137)));

    [Fact]
    public void The_same_seed_gives_the_same_data_and_another_seed_other_data()
    {
        Assert.Equal(Json(Rows(100, 5)), Json(Rows(100, 5)));
        Assert.NotEqual(Json(Rows(100, 5)), Json(Rows(100, 6)));
    }

    [Fact]
    public void Grades_are_spread_plausibly_over_the_enterprises_in_scope()
    {
        var inScope = Rows(5000, 3).Where(InScope).Select(row => row.Id).ToHashSet();
        var counts = Grades(5000, 3).Where(row => inScope.Contains(row.TargetId)).CountBy(row => row.Grade ?? "").ToDictionary();
        var all = (double)(counts["A"] + counts["B"] + counts["C"] + counts["D"]);
        Assert.InRange(counts["A"] / all, 0.58, 0.62);
        Assert.InRange(counts["B"] / all, 0.23, 0.27);
        Assert.InRange(counts["C"] / all, 0.08, 0.12);
        Assert.InRange(counts["D"] / all, 0.04, 0.06);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(7)]
    public void An_index_lies_in_the_quarter_of_its_grade_and_a_few_have_none(int months)
    {
        var register = new GradeRegister(new TargetRegister(5000, 3), 3);
        var rows = Enumerable.Range(0, register.Size).Select(position => register.Row(position, new DateTimeOffset(2023, 11, 1, 0, 0, 0, TimeSpan.Zero).AddMonths(months))).ToList();
        Assert.InRange(rows.Count(row => row.Index is null) / (double)rows.Count, 0.04, 0.09);
        Assert.All(rows.Where(row => row.Index is not null && "ABCD".Contains(row.Grade ?? "-", StringComparison.Ordinal)), row => Assert.InRange(row.Index!.Value, Quarter(row) * 25m, (Quarter(row) * 25m) + 24.9m));
        static int Quarter(GradeRow row) => "ABCD".IndexOf(row.Grade!, StringComparison.Ordinal);
    }

    [Fact]
    public void An_index_changes_with_its_row_from_month_to_month()
    {
        var register = new GradeRegister(new TargetRegister(5000, 3), 3);
        var (before, after) = (new DateTimeOffset(2023, 11, 1, 0, 0, 0, TimeSpan.Zero), new DateTimeOffset(2023, 12, 1, 0, 0, 0, TimeSpan.Zero));
        var changed = Enumerable.Range(0, register.Size).Where(position => register.Row(position, before).Index != register.Row(position, after).Index).ToList();
        Assert.NotEmpty(changed);
        Assert.Contains(changed, position => register.Row(position, before).Grade == register.Row(position, after).Grade);
        Assert.All(changed, position => Assert.Equal("2023-11", register.Row(position, after).Month));
    }

    [Fact]
    public void A_few_credit_codes_fail_their_check_and_a_few_targets_have_only_a_registration_number()
    {
        var rows = Rows(400, 2023);
        Assert.InRange(rows.Count(row => row.CreditCode is { } code && !CreditCodes.Checks(code)), 3, 12);
        Assert.InRange(rows.Count(row => row.CreditCode is null && row.RegistrationNumber!.Length == 15), 3, 12);
    }

    [Fact]
    public void Credit_codes_name_the_county_and_the_type()
    {
        Assert.All(Rows(400, 2023).Where(row => row.CreditCode is not null), row =>
        {
            var kind = row.Type switch { "enterprise" => "91", "sole_trader" => "92", _ => "93" };
            Assert.StartsWith(kind + "130322", row.CreditCode);
        });
    }

    [Theory]
    [InlineData("91130322MA0CHL0081")]
    [InlineData("92130322MA0CHL008X")]
    [InlineData("91350200MA2YJ1XR9G")]
    [InlineData("913502115628130384")]
    public void A_valid_credit_code_checks(string code) => Assert.True(CreditCodes.Checks(code));

    [Fact]
    public void A_real_code_that_fails_is_seen_to_fail() => Assert.False(CreditCodes.Checks("91350203M0001QAY9B"));

    [Theory]
    [InlineData(10)]
    [InlineData(400)]
    [InlineData(100_000)]
    public void Each_department_has_able_inspectors_enough_and_some_who_are_not(int size)
    {
        var lastDay = new DateOnly(2023, 11, 10);
        foreach (var department in InspectorRegister.For(size, []).GroupBy(row => row.Department))
        {
            var able = department.Where(row => row.CertificateNumber is not null && !(row.ValidUntil < lastDay)
                && (department.Key == "mzj" || row.Tags.Contains("登记检查")));
            Assert.InRange(able.Count(), 4, 14);
            Assert.Contains(department, row => row.ValidUntil < lastDay);
            Assert.Contains(department, row => row.CertificateNumber is null);
            Assert.Contains(department, row => row.ValidUntil is null);
        }
    }

    [Fact]
    public void Suggested_supervision_items_are_in_the_directory()
    {
        var known = ItemDirectory.SupervisionItems.Select(item => item.Code).ToHashSet();
        Assert.All(ItemDirectory.Items.SelectMany(item => item.SupervisionItems), code => Assert.Contains(code, known));
        Assert.All(known, code => Assert.Matches("^[0-9]{14}$", code));
    }

    [Fact]
    public void No_item_needs_a_persons_ethnicity()
    {
        Assert.All(ItemDirectory.Items, item => Assert.DoesNotContain("民族公民", item.Title));
        Assert.All(ItemDirectory.Items, item => Assert.DoesNotContain("第七条", item.LegalBasis));
    }

    private static bool InScope(TargetRow row) =>
        row.State == "已成立" && row.Tags.Contains("清真食品生产经营") && row.Type is ("enterprise" or "sole_trader")
        && row.RegisteredOn <= new DateOnly(2022, 12, 31);

    private static TargetRow[] Rows(int size, ulong seed)
    {
        var register = new TargetRegister(size, seed);
        return [.. Enumerable.Range(0, size).Select(register.Row)];
    }

    private static GradeRow[] Grades(int size, ulong seed)
    {
        var register = new GradeRegister(new TargetRegister(size, seed), seed);
        return [.. Enumerable.Range(0, register.Size).Select(register.Row)];
    }

    private static string Json(IEnumerable<TargetRow> rows) => JsonSerializer.Serialize(rows);
}
