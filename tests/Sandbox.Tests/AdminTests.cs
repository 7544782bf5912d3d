using System.Text.Json;

namespace ChangliBridge.Sandbox.Tests;

public sealed class AdminTests : RunningSandbox
{
    [Fact]
    public async Task A_listener_that_is_down_refuses_connections_and_comes_back_with_its_records()
    {
        await Caller.PushResultAsync("k");
        var port = Sandbox.Port;
        Assert.Equal(200, await Caller.AdminPostAsync("listener", new { up = false }));
        await Assert.ThrowsAsync<HttpRequestException>(() => Caller.TryGetAsync("province/items?page=1&size=10"));
        Assert.Equal(200, await Caller.AdminPostAsync("listener", new { up = true }));
        Assert.Equal(port, Sandbox.Port);
        var data = (await Caller.GetAsync("province/records?businessKey=k&revision=1")).GetProperty("data");
        Assert.True(data.GetProperty("found").GetBoolean());
    }

    [Fact]
    public async Task A_listener_that_goes_down_cuts_a_hanging_push()
    {
        await Caller.AdminPostAsync("faults", new { name = "commit-then-hang", rate = 1 });
        var push = Caller.PushResultAsync("k");
        while ((await Caller.LedgerAsync()).GetProperty("accepted").GetInt32() == 0)
            Assert.False(push.IsCompleted);
        await Caller.AdminPostAsync("listener", new { up = false });
        await Assert.ThrowsAsync<HttpRequestException>(() => push);
    }

    [Fact]
    public async Task Taking_a_listener_down_twice_changes_nothing()
    {
        Assert.Equal(200, await Caller.AdminPostAsync("listener", new { up = false }));
        Assert.Equal(200, await Caller.AdminPostAsync("listener", new { up = false }));
        Assert.False(Sandbox.IsUp);
    }

    [Fact]
    public async Task The_clock_is_set_and_runs_on()
    {
        Assert.Equal(200, await Caller.AdminPostAsync("clock", new { time = "2023-11-06T09:00:00+08:00" }));
        var answer = JsonDocument.Parse(await Caller.Admin.GetStringAsync("clock", TestContext.Current.CancellationToken)).RootElement;
        var time = answer.GetProperty("time").GetDateTimeOffset();
        Assert.InRange(time, new DateTimeOffset(2023, 11, 6, 1, 0, 0, TimeSpan.Zero), new DateTimeOffset(2023, 11, 6, 1, 1, 0, TimeSpan.Zero));
    }
}
