using ChangliBridge.Domain.Drawing;
using ChangliBridge.Domain.Plans;
using ChangliBridge.Domain.Plans.Readings;
using Xunit;

namespace ChangliBridge.Domain.Tests.Plans.Readings;

/// <summary>
/// Figures of published plans and the worked numbers for the county's, each row with its place. The marks T and R number the plans and wordings
/// that were collected for this project; F numbers the source.
/// Most plans print rates and counts without the number of targets that they are of. Where a row needs one, it is either the one number that fits
/// (T5, T7) or made up, and then the row says "base ours": T2, T3, T8, T9, T10, T13, T14.
/// Left out: T16 prints only 10 % (20), of which the bases are checked and nothing else can be; T18 prints ranges only, checked as rules of a plan;
/// of T9 the 323 drawn, of T12 the grades' own rates, of T14 the lead's final counts, of T17 the registers behind its parts.
/// </summary>
public sealed class PublishedPlanTests
{
    /// <summary>T1 on five registers and one probe: half up, half up with at least one, up, down; then the overall figure, a budget, a fill-up.</summary>
    [Theory]
    [InlineData("巴彦淖尔 2022 [F80]", "22186 5658 1581 898", "111 113 158 269=651", "111 113 158 269=651", "111 114 159 270=654", "110 113 158 269=650")]
    [InlineData("400", "300 70 20 10", "2 1 2 3=8", "2 1 2 3=8", "2 2 2 3=9", "1 1 2 3=7")]
    [InlineData("200", "120 50 20 10", "1 1 2 3=7", "1 1 2 3=7", "1 1 2 3=7", "0 1 2 3=6")]
    [InlineData("100", "70 20 7 3", "0 0 1 1=2", "1 1 1 1=4", "1 1 1 1=4", "0 0 0 0=0")]
    [InlineData("40", "25 10 4 1", "0 0 0 0=0", "1 1 1 1=4", "1 1 1 1=4", "0 0 0 0=0")]
    [InlineData("probe for half-even, which gives 0 0 2 2", "100 25 25 5", "1 1 3 2=7", "1 1 3 2=7", "1 1 3 2=7", "0 0 2 1=3")]
    public void The_county_rates_round_to_the_worked_numbers(string register, string sizes, string halfUp, string atLeastOne, string up, string down)
    {
        var run = TrialPlan.Batch(TrialPlan.County, "5%").Try(sizes);
        Assert.Equal((register, halfUp), (register, Of(run, OverallReading.Report, Rounding.HalfUp)));
        Assert.Equal(atLeastOne, Of(run, OverallReading.Report, Rounding.HalfUp, MinimumReading.One));
        Assert.Equal(up, Of(run, OverallReading.Report, Rounding.Up));
        Assert.Equal(down, Of(run, OverallReading.Report, Rounding.Down));
    }

    [Theory]
    [InlineData("巴彦淖尔 2022 [F80]", "22186 5658 1581 898", 1516, "258 263 368 627=1516", "111 113 394 898=1516", "2.1%")]
    [InlineData("400", "300 70 20 10", 20, "4 3 5 8=20", "2 1 7 10=20", "2.0%")]
    [InlineData("200", "120 50 20 10", 10, "1 1 3 5=10", "1 1 2 6=10", "3.5%")]
    [InlineData("100", "70 20 7 3", 5, "1 1 1 2=5", "0 0 2 3=5", "2.0%")]
    [InlineData("40", "25 10 4 1", 2, "0 0 1 1=2", "0 0 1 1=2", "0.0%")]
    public void The_county_clause_gives_each_reading_its_worked_numbers(string register, string sizes, int overall, string budget, string topUp, string share)
    {
        var run = TrialPlan.Batch(TrialPlan.County, "5%").Try(sizes);
        Assert.Equal((register, overall, share), (register, run.Chosen.Overall, run.Chosen.Share.Text));
        Assert.Equal(budget, Of(run, OverallReading.Budget, Rounding.HalfUp));
        Assert.Equal(topUp, Of(run, OverallReading.TopUp, Rounding.HalfUp));
    }

    [Theory]
    [InlineData("T2 沧州新华 2024, each grade at least 3 %, base ours [F8]", "A 3%; B 3%; C 3%; D 3%", "300 70 20 10", "9 2 1 0=12", "R4")]
    [InlineData("T3 青岛 2023, 5 % uniform, base ours [F88]", "清真食品 5%", "400", "20=20", "R9")]
    [InlineData("T4 科左中旗 2024 [F30]", "果品蔬菜 10%", "30", "3=3", "R9")]
    [InlineData("T5 青川 2025 新开办企业 [F86]", "B 40%; C 80%", "33 9", "13 7=20", "R1")]
    [InlineData("T7 青川 2025 餐饮, 800 ours [F86]", "个体 5%; C 25%; D 67%", "800 4 3", "40 1 2=43", "R1")]
    [InlineData("T9 河南 2021, base ours [F82]", "低 1%; 中 2%; 中高 10%; 高 30%; 零申报 100%", "1000 1000 1000 1000 7", "10 20 100 300 7=437", "R1 R7")]
    [InlineData("T11 巴彦淖尔 2022 [F80]", "低 2%; 一般 5%; 较高 100%; 高 100%", "22186 5658 1581 898", "444 283 1581 898=3206", "R1 R7")]
    [InlineData("T13 长治 2024, base ours [F83]", "物流寄递 3%", "150", "5=5", "R9")]
    [InlineData("T15 阳江 2025 [F91]", "融资担保 100%", "1", "1=1", "R7 R9")]
    public void A_published_rate_gives_the_published_count(string plan, string strata, string sizes, string quotas, string wordings)
    {
        var chosen = TrialPlan.Batch(strata).Try(sizes).Chosen;
        Assert.Equal((plan, quotas), (plan, $"{chosen.Quotas()}={chosen.Sum}"));
        Assert.Equal(wordings, string.Join(' ', chosen.Follows.Select(published => published.Id)));
    }

    [Theory]
    [InlineData("T1 昌黎 2023 with sole traders, 80 ours [S]", "个体 5%; A 0.5%; B 2%; C 10%; D 30%", "5%", OverallReading.Report, "80 300 70 20 10", "4 2 1 2 3=12", 24, "R1 R5")]
    [InlineData("T7 青川 2025 餐饮, 800 ours [F86]", "个体 5%; C 25%; D 67%", "5%", OverallReading.Report, "800 4 3", "40 1 2=43", 40, "R1 R5")]
    [InlineData("T8 重庆 2024, bases ours [F85]", "A 3%; B 4%; C 5%; D 6%", "18", OverallReading.Budget, "100 100 100 100", "3 4 5 6=18", 18, "R3")]
    [InlineData("T10 河南 2020, bases ours [F81]", "个体 1%; 合作社 3%; 低 1%; 中低 4%; 中 8%; 中高 20%; 高 100%", "4%", OverallReading.Report, "1000 1000 1000 1000 1000 1000 1000", "10 30 10 40 80 200 1000=1370", 280, "R1 R7")]
    [InlineData("T12 池州 2024 [F45]", "不定向 3%", "3%", OverallReading.TopUp, "40065", "1202=1202", 1202, "R2")]
    public void A_published_plan_with_an_overall_figure_gives_its_numbers(string plan, string strata, string overall, OverallReading reading, string sizes, string quotas, int asked, string wordings)
    {
        var chosen = TrialPlan.Batch(strata, overall, reading).Try(sizes).Chosen;
        Assert.Equal((plan, quotas, asked), (plan, $"{chosen.Quotas()}={chosen.Sum}", chosen.Overall));
        Assert.Equal(wordings, string.Join(' ', chosen.Follows.Select(published => published.Id)));
    }

    [Theory]
    [InlineData("T14 上高 2023, base ours [F89]", "5%", "9", 0, 1)]
    [InlineData("T14 上高 2023, base ours [F89]", "1%", "40", 0, 1)]
    [InlineData("T14 上高 2023, 10 % and at least 1 is 2, base ours [F89]", "10%", "20", 2, 2)]
    [InlineData("T2 沧州新华 2024, D of the register of 400 [F8]", "3%", "10", 0, 1)]
    public void A_published_count_of_one_comes_from_the_minimum(string plan, string rate, string size, int plain, int atLeastOne)
    {
        var run = TrialPlan.Batch($"x {rate}").Try(size);
        Assert.Equal((plan, $"{plain}={plain}"), (plan, Of(run, OverallReading.Report, Rounding.HalfUp)));
        Assert.Equal($"{atLeastOne}={atLeastOne}", Of(run, OverallReading.Report, Rounding.HalfUp, MinimumReading.One));
    }

    [Theory]
    [InlineData("T5 青川 2025 B [F86]", "40%", 13, Rounding.HalfUp, 32, 33)]
    [InlineData("T5 青川 2025 B [F86]", "40%", 13, Rounding.Up, 31, 32)]
    [InlineData("T5 青川 2025 C [F86]", "80%", 7, Rounding.HalfUp, 9, 9)]
    [InlineData("T5 青川 2025 C [F86]", "80%", 7, Rounding.Up, 8, 8)]
    [InlineData("T6 青川 2025 B [F86]", "2%", 1, Rounding.HalfUp, 25, 74)]
    [InlineData("T6 青川 2025 C [F86]", "30%", 2, Rounding.HalfUp, 5, 8)]
    [InlineData("T6 青川 2025 D [F86]", "35%", 3, Rounding.HalfUp, 8, 9)]
    [InlineData("T7 青川 2025 D [F86]", "67%", 2, Rounding.HalfUp, 3, 3)]
    [InlineData("T7 青川 2025 个体 [F86]", "5%", 40, Rounding.HalfUp, 790, 809)]
    [InlineData("T14 上高 2023 [F89]", "5%", 7, Rounding.HalfUp, 130, 149)]
    [InlineData("T15 阳江 2025 [F91]", "100%", 1, Rounding.Down, 1, 1)]
    [InlineData("T16 a county 2026 [F33]", "10%", 20, Rounding.HalfUp, 195, 204)]
    [InlineData("T16 a county 2026 [F33]", "10%", 20, Rounding.Down, 200, 209)]
    public void A_published_count_fits_these_registers_and_no_other(string plan, string rate, int count, Rounding rounding, int lowest, int highest)
    {
        Assert.Equal((plan, new FittingBases(lowest, highest)), (plan, FittingBases.Of(rate, count, rounding)));
        var take = Take.Parse(rate)!;
        Assert.Equal([count, count], new[] { lowest, highest }.Select(size => take.Of(size, rounding)));
        Assert.All(new[] { lowest - 1, highest + 1 }, size => Assert.True(size < count || take.Of(size, rounding) != count));
    }

    [Theory]
    [InlineData("T5 青川 2025 新开办企业 [F86]", "B 40%; C 80%", null, "33 9", 20, "13 7", "")]
    [InlineData("T5, at a register that it cannot be of", "B 40%; C 80%", null, "50 9", 20, "13 7", "CountIsNotTheRate B 分层“B”写明13户，50户按“40%”为20户；四舍五入时基数应为32至33户；进一时基数应为31至32户；舍去时基数应为33至34户。")]
    [InlineData("T6 青川 2025 广告 [F86]", "A none; B 2%; C 30%; D 35%", null, "9 50 7 9", 5, "- 1 2 3", "TotalIsNotItsParts  计划写明共5户，各分层1+2+3=6户，不一致。")]
    [InlineData("T7 青川 2025 餐饮 [F86]", "个体 5%; C 25%; D 67%", "5%", "800 4 3", 43, "40 1 2", "RateFromCount D 分层“D”的67%与2/3取整相同，似由户数倒推；以户数为准时请写户数。")]
    [InlineData("T12 池州 2024 [F45]", "不定向 3%", "3%", "40065", 1200, "-", "TotalBelowOverall  计划写明共1200户，低于其总体3%：基数40065户应为1202户。")]
    [InlineData("T17 山东 2017 [F31]", "a 63080; b 133003; c 4946; d 20; e 197", null, "63080 133003 4946 20 197", 201246, "63080 133003 4946 20 197", "")]
    [InlineData("T17, one more", "a 63080; b 133003; c 4946; d 20; e 197", null, "63080 133003 4946 20 197", 201247, "63080 133003 4946 20 197", "TotalIsNotItsParts  计划写明共201247户，各分层63080+133003+4946+20+197=201246户，不一致。")]
    [InlineData("parts that are not all stated, and already too many", "A 1%; B 2%", null, "100 100", 2, "3 -", "TotalIsNotItsParts  计划写明共2户，各分层3=3户，不一致。|CountIsNotTheRate A 分层“A”写明3户，100户按“1%”为1户；四舍五入时基数应为250至349户；进一时基数应为201至300户；舍去时基数应为300至399户。")]
    [InlineData("parts that are not all stated", "A 1%; B 2%", null, "100 100", 3, "1 -", "")]
    [InlineData("a count of a rate of nothing", "A 0%", null, "100", null, "1", "RateOfNoBase A 分层“A”写明1户，任何基数按0%都得不出。")]
    [InlineData("a count beside another count", "A 3", null, "100", null, "4", "CountIsNotTheRate A 分层“A”写明4户，100户按“3”为3户。")]
    public void Stated_figures_are_flagged_where_they_do_not_fit_and_never_used(string plan, string strata, string? overall, string sizes, int? total, string counts, string flags)
    {
        var batch = TrialPlan.Batch(strata, overall);
        var (stated, plain) = (batch.Stating(total, counts).Try(sizes), batch.Try(sizes));
        Assert.Equal((plan, flags), (plan, string.Join('|', stated.Flags.Select(flag => $"{flag.Kind} {flag.Stratum} {flag.Text}"))));
        Assert.Equal(plain.Readings.Select(reading => reading.Quotas()), stated.Readings.Select(reading => reading.Quotas()));
    }

    [Theory]
    [InlineData("T18 林甸 2024 A [F87]", "", "5%", "5%", "5.1%")]
    [InlineData("T18 林甸 2024 B [F87]", "5%", "20%", "5%", "21%")]
    [InlineData("T18 林甸 2024 C [F87]", "21%", "60%", "60%", "20.9%")]
    [InlineData("T18 林甸 2024 D [F87]", "61%", "100%", "all", "60%")]
    public void A_published_range_holds_its_own_rates_and_no_others(string plan, string lowest, string highest, string inside, string outside)
    {
        Assert.Empty(FaultsOf(inside));
        Assert.Single(FaultsOf(outside), fault => fault.Rule == Domain.Rules.Rule.TakeInsideRange && plan.StartsWith("T18", StringComparison.Ordinal));

        IReadOnlyList<Domain.Rules.Fault> FaultsOf(string take) =>
            SmallPlan.FaultsOf(SmallPlan.With(batch => batch with { Strata = [new("x", [], [], false, take, null) { Range = new RateRange(lowest, highest, null) }], Overall = null }));
    }

    private static string Of(DryRun run, OverallReading reading, Rounding rounding, MinimumReading minimum = MinimumReading.None)
    {
        var found = run.Readings.Single(other => (other.Reading, other.Rounding, other.Minimum) == (reading, rounding, minimum));
        return $"{found.Quotas()}={found.Sum}";
    }
}
