using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using ChangliBridge.Sandbox.Seeding;

namespace ChangliBridge.Sandbox.Tests;

/// <summary>What changes month by month, and how a caller learns of it.</summary>
public sealed class ChangeListTests : RunningSandbox
{
    [Theory]
    [InlineData("province/credit/grades", "province/credit/grade-changes", "targetId")]
    [InlineData("province/registers/targets", "province/registers/target-changes", "id")]
    public async Task Applying_the_changes_to_an_old_list_gives_the_new_one(string whole, string changes, string key)
    {
        var known = await WholeAsync(whole, key);
        var asOf = Sandbox.Clock.GetUtcNow();
        Sandbox.Clock.Set(asOf.AddMonths(4));
        await Caller.FetchSecretAsync();

        var (since, after, pages) = ($"{asOf.UtcDateTime:O}", "", 0);
        for (var left = 1; left > 0; pages++)
        {
            var data = (await Caller.GetAsync($"{changes}?page=1&size=3&since={since}&after={after}")).GetProperty("data");
            var rows = data.GetProperty("rows").EnumerateArray().ToList();
            foreach (var row in rows)
                known[row.GetProperty(key).GetString()!] = Bare(row, whole);
            (since, after) = (rows[^1].GetProperty("changedAt").GetString()!, rows[^1].GetProperty(key).GetString()!);
            left = data.GetProperty("total").GetInt32() - rows.Count;
        }

        Assert.True(pages > 2);
        Assert.Equal(await WholeAsync(whole, key), known);
    }

    [Fact]
    public async Task Nothing_is_listed_before_anything_changes_and_what_is_too_old_is_forgotten()
    {
        var data = (await Caller.GetAsync("province/credit/grade-changes?page=1&size=10&since=2023-10-29T00:00:00Z&after=")).GetProperty("data");
        Assert.Equal((0, 0), (data.GetProperty("total").GetInt32(), data.GetProperty("rows").GetArrayLength()));
        Assert.Equal(410, (await Caller.TryGetAsync("province/credit/grade-changes?page=1&size=10&since=2023-10-01T00:00:00Z&after=")).Status);
        Assert.Equal("2001", (await Caller.TryGetAsync("province/credit/grade-changes?page=1&size=10&since=yesterday")).Answer.GetProperty("code").GetString());
    }

    [Fact]
    public async Task A_page_says_what_time_it_is_and_what_its_rows_digest_to()
    {
        var data = (await Caller.GetAsync("province/credit/grades?page=1&size=20")).GetProperty("data");
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(data.GetProperty("rows").GetRawText()))), data.GetProperty("digest").GetString());
        Assert.InRange(data.GetProperty("asOf").GetDateTimeOffset(), Sandbox.Clock.GetUtcNow().AddMinutes(-1), Sandbox.Clock.GetUtcNow());
    }

    [Theory]
    [InlineData(10, 1)]
    [InlineData(47, 2)]
    [InlineData(5_003, 3)]
    public void Grades_computed_by_position_are_those_of_every_graded_enterprise(int size, ulong seed)
    {
        var targets = new TargetRegister(size, seed);
        var grades = new GradeRegister(targets, seed);
        var listed = Enumerable.Range(0, grades.Size).Select(position => grades.Row(position).TargetId).ToList();
        var enterprises = Enumerable.Range(0, size).Where(index => targets.RoleOf(index) == TargetRole.Enterprise).Select(TargetRegister.IdOf).ToList();

        Assert.Equal(listed.Count, listed.Distinct().Count());
        Assert.Subset(enterprises.ToHashSet(), listed.ToHashSet());
        Assert.InRange(enterprises.Count - listed.Count, enterprises.Count / 21, (enterprises.Count / 21) + 1);
    }

    [Fact]
    public void Ten_million_targets_cost_no_memory()
    {
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var seed = new ProvinceSeed(10_000_000, 1, []);
        var (grades, targets) = (seed.GradeList(), seed.TargetList());
        var now = new DateTimeOffset(2026, 11, 24, 0, 0, 0, TimeSpan.Zero);

        Assert.Equal(10_000_000, targets.Size);
        Assert.InRange(grades.Size, 4_761_000, 4_762_000);
        Assert.Equal(grades.Key(grades.Size - 1), ((GradeRow)grades.Row(grades.Size - 1, now)).TargetId);
        var (total, rows) = grades.Changed(MonthlyChanges.KnownFrom, "", now);
        Assert.InRange(total, 37 * (grades.Size / MonthlyChanges.Classes), 37 * ((grades.Size / MonthlyChanges.Classes) + 1));
        Assert.Equal(5, rows.Take(5).Count());
        Assert.InRange(GC.GetTotalMemory(forceFullCollection: true) - before, long.MinValue, 1 << 20);
        GC.KeepAlive(seed);
    }

    [Fact]
    public void A_row_changes_once_in_fifty_months()
    {
        var monthly = new MonthlyChanges(2023, 5);
        var start = new DateTimeOffset(2023, 11, 8, 2, 0, 0, TimeSpan.Zero);
        Assert.Empty(monthly.Until(start.AddTicks(-1)));
        Assert.Equal([start], monthly.Until(start).Select(change => change.At));
        for (var months = 1; months < 130; months += 43)
        {
            var now = start.AddMonths(months);
            var listed = monthly.Until(now).ToDictionary(change => change.Class, change => change.At);
            Assert.Equal(Math.Min(months + 1, MonthlyChanges.Classes), listed.Count);
            Assert.All(Enumerable.Range(0, MonthlyChanges.Classes), place => Assert.Equal(listed.TryGetValue(place, out var at) ? at : null, monthly.LastOf(place + MonthlyChanges.Classes, now)));
        }
    }

    private async Task<Dictionary<string, string>> WholeAsync(string path, string key) =>
        (await Caller.GetAsync($"{path}?page=1&size=5000")).GetProperty("data").GetProperty("rows").EnumerateArray().ToDictionary(row => row.GetProperty(key).GetString()!, row => Bare(row, path));

    // A target's row says when it changed only in the list of changes.
    private static string Bare(JsonElement row, string whole) =>
        string.Join(' ', row.EnumerateObject().Where(property => whole.EndsWith("grades", StringComparison.Ordinal) || property.Name != "changedAt").Select(property => property.Value.GetRawText()));
}
