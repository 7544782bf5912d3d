using ChangliBridge.Domain.Catalog;
using ChangliBridge.Domain.Coverage;
using ChangliBridge.Domain.Rules;
using Xunit;

namespace ChangliBridge.Domain.Tests.Coverage;

/// <summary>What is missing in the list, and mappings that somebody has to decide on.</summary>
public sealed class CoverageTests
{
    private const string Code = "13032220020003";
    private static readonly DateTimeOffset ClaimedAt = new(2023, 2, 4, 1, 0, 0, TimeSpan.Zero);
    private static readonly Acting Office = new("ssjb/a", ClaimedAt);
    private static readonly UpstreamItem Upstream = new("MZ001", "清真食品检查", ItemCategory.General, "条例", "实地检查", true) { ChangedOn = new DateOnly(2023, 1, 5) };
    private static readonly HashSet<string> Directory = [Code];

    [Fact]
    public void A_code_that_the_directory_lost_is_a_conflict_until_it_is_mapped_again()
    {
        var item = Item("mzj", "MZ001", Code);
        Assert.Empty(MappingConflict.Find([item], Directory, []));
        var conflict = Assert.Single(MappingConflict.Find([item], new HashSet<string>(), []));
        Assert.Equal((Code, MappingConflictKind.Withdrawn), (conflict.SupervisionItem, conflict.Kind));
        Assert.Equal(Rule.MappingConflictStands, Assert.Throws<RuleViolation>(() => SharedMapping.Accept(conflict, null, "共用", Office)).Faults[0].Rule);
        item.Retire("停用", Office);
        Assert.Empty(MappingConflict.Find([item], new HashSet<string>(), []));
    }

    [Fact]
    public void Departments_that_share_a_code_need_the_offices_word_and_whoever_joins_needs_it_again()
    {
        InspectionItem[] two = [Item("mzj", "MZ001", Code), Item("scjgj", "SC001", Code)];
        Assert.Empty(MappingConflict.Find([two[0], Item("mzj", "MZ002", Code)], Directory, []));
        var conflict = Assert.Single(MappingConflict.Find(two, Directory, []));
        Assert.Equal(["mzj-mz001", "scjgj-sc001"], conflict.Items);
        var word = SharedMapping.Accept(conflict, null, "登记与食品监管共用", Office);
        Assert.Empty(MappingConflict.Find(two, Directory, [word]));
        Assert.Equal(Rule.MappingConflictStands, Assert.Throws<RuleViolation>(() => SharedMapping.Accept(null, word, "再次", Office)).Faults[0].Rule);
        var again = Assert.Single(MappingConflict.Find([.. two, Item("wjj", "WJ001", Code)], Directory, [word]));
        Assert.Equal(3, SharedMapping.Accept(again, word, "卫健加入", Office).Items.Count);
    }

    [Fact]
    public void Items_are_counted_as_unmapped_never_drawn_and_changed()
    {
        var (mapped, bare) = (Item("mzj", "MZ001", Code), Item("mzj", "MZ002"));
        var retired = Item("mzj", "MZ003");
        retired.Retire("停用", Office);
        var coverage = ListCoverage.Of([bare, mapped, retired], Province(("MZ001", Upstream)), new HashSet<string> { "mzj-mz002" }, Terms());
        Assert.Equal(2, coverage.Items);
        Assert.Equal(["mzj-mz002"], coverage.Unmapped);
        Assert.Equal(["mzj-mz001"], coverage.NeverDrawn);
        Assert.Equal(["mzj-mz002"], coverage.Changed);
    }

    [Theory]
    [InlineData("2023-01-05", false)]
    [InlineData("2023-01-04", true)]
    public void A_claim_is_late_after_more_than_thirty_days(string changed, bool late)
    {
        var upstream = Upstream with { ChangedOn = DateOnly.Parse(changed) };
        var item = InspectionItem.Claim(upstream, "mzj", "三定", new Acting("mzj/a", ClaimedAt)).Item;
        var found = ListCoverage.Of([item], Province(("MZ001", upstream)), new HashSet<string>(), Terms()).Late;
        Assert.Equal(late ? [new LateItem("mzj-mz001", upstream.ChangedOn!.Value, new DateOnly(2023, 2, 4), 31)] : [], found);
    }

    [Theory]
    [InlineData("2023-10-01", false)]
    [InlineData("2023-09-29", true)]
    public void A_change_that_nobody_followed_is_late_after_more_than_thirty_days(string changed, bool late)
    {
        var item = Item("mzj", "MZ001");
        var found = ListCoverage.Of([item], Province(("MZ001", Upstream with { Title = "新", ChangedOn = DateOnly.Parse(changed) })), new HashSet<string>(), Terms()).Late;
        Assert.Equal(late ? [new LateItem("mzj-mz001", new DateOnly(2023, 9, 29), null, 31)] : [], found);
    }

    [Fact]
    public void Where_the_province_gives_no_day_nothing_is_late()
    {
        var upstream = Upstream with { ChangedOn = null };
        var item = InspectionItem.Claim(upstream, "mzj", "三定", Office).Item;
        Assert.Empty(ListCoverage.Of([item], Province(("MZ001", upstream with { Title = "新" })), new HashSet<string>(), Terms()).Late);
    }

    [Theory]
    [InlineData("130322600012345", TargetType.Enterprise, true)]
    [InlineData("13032260001234", TargetType.Enterprise, false)]
    [InlineData("13032260001234X", TargetType.SoleTrader, false)]
    [InlineData("CP-1", TargetType.Product, true)]
    public void A_registration_number_has_fifteen_digits(string number, TargetType type, bool checks) => Assert.Equal(checks, RegistrationNumber.Checks(number, type));

    private static (DateOnly, TimeSpan, int) Terms() => (new DateOnly(2023, 10, 30), TimeSpan.FromHours(8), 30);

    private static Dictionary<string, UpstreamItem> Province(params (string Code, UpstreamItem Item)[] items) => items.ToDictionary(entry => entry.Code, entry => entry.Item);

    private static InspectionItem Item(string department, string code, params string[] mapped)
    {
        var item = InspectionItem.Claim(Upstream with { Code = code }, department, "三定", new Acting($"{department}/a", ClaimedAt)).Item;
        if (mapped.Length > 0)
            item.ConfirmMapping(mapped, "130322");
        return item;
    }
}
