using System.Text.Json;
using ChangliBridge.Sandbox.Faults;

namespace ChangliBridge.Sandbox.Tests;

public sealed class FaultTests : RunningSandbox
{
    private static readonly string[] Results = ["result"];

    [Fact]
    public async Task Commit_then_hang_records_the_push_and_never_answers()
    {
        await Caller.AdminPostAsync("faults", new { name = "commit-then-hang", rate = 1, kinds = Results });
        await AssertHangsAsync("k");
        var data = (await Caller.GetAsync("province/records?businessKey=k&revision=1")).GetProperty("data");
        Assert.True(data.GetProperty("found").GetBoolean());
        Assert.Equal(1, (await Caller.LedgerAsync()).GetProperty("accepted").GetInt32());
    }

    [Fact]
    public async Task A_fault_leaves_other_kinds_alone()
    {
        await Caller.AdminPostAsync("faults", new { name = "commit-then-hang", rate = 1, kinds = Results });
        var (status, _) = await Caller.PushAsync("province/plans", new { businessKey = "p", revision = 1, kind = "plan", body = new { } });
        Assert.Equal(200, status);
    }

    [Fact]
    public async Task A_fault_that_is_switched_off_strikes_no_more()
    {
        await Caller.AdminPostAsync("faults", new { name = "commit-then-hang", rate = 1 });
        using (await Caller.Admin.DeleteAsync("faults", TestContext.Current.CancellationToken)) { }
        var (status, _) = await Caller.PushResultAsync("k");
        Assert.Equal(200, status);
    }

    [Fact]
    public async Task The_list_says_how_often_a_fault_has_struck()
    {
        await Caller.AdminPostAsync("faults", new { name = "commit-then-hang", rate = 1 });
        await AssertHangsAsync("k");
        var faults = JsonDocument.Parse(await Caller.Admin.GetStringAsync("faults", TestContext.Current.CancellationToken)).RootElement;
        Assert.Equal((1, 1), (faults[0].GetProperty("seen").GetInt32(), faults[0].GetProperty("struck").GetInt32()));
    }

    [Theory]
    [InlineData("no-such-fault", 0.5)]
    [InlineData("commit-then-hang", 1.5)]
    public async Task A_fault_that_cannot_be_is_refused(string name, double rate) =>
        Assert.Equal(400, await Caller.AdminPostAsync("faults", new { name, rate }));

    [Theory]
    [InlineData(2023UL)]
    [InlineData(7UL)]
    public void The_same_seed_strikes_the_same_pushes_at_exactly_the_rate(ulong seed)
    {
        var first = Strikes(seed);
        Assert.Equal(first, Strikes(seed));
        Assert.Equal(50, first.Count(struck => struck));
    }

    private static bool[] Strikes(ulong seed)
    {
        var faults = new FaultSwitch(seed);
        faults.Set(new FaultSetting(FaultNames.CommitThenHang, 0.05m, ["result"]));
        return [.. Enumerable.Range(0, 1000).Select(_ => faults.Strike(FaultStage.AfterCommit, "result", "k") is not null)];
    }

    // Gives up once the province has recorded the push: only then could an answer have come.
    private async Task AssertHangsAsync(string key)
    {
        using var patience = new CancellationTokenSource();
        Caller.GiveUp = patience.Token;
        var push = Caller.PushResultAsync(key);
        while ((await Caller.LedgerAsync()).GetProperty("accepted").GetInt32() == 0)
            Assert.False(push.IsCompleted);
        Assert.False(push.IsCompleted);
        await patience.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => push);
        Caller.GiveUp = CancellationToken.None;
    }
}
