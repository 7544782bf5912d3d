using System.Text.Json;
using ChangliBridge.Sandbox.Faults;

namespace ChangliBridge.Sandbox.Tests;

public sealed class StruckPushTests : RunningSandbox
{
    private static readonly string[] Struck = ["k"];

    public static TheoryData<string> Of(string stage) => new(FaultNames.All.Where(name => FaultNames.StageOf(name) == Enum.Parse<FaultStage>(stage)
        && !name.StartsWith("hold", StringComparison.Ordinal) && name != FaultNames.LookUpLag));

    [Theory]
    [MemberData(nameof(Of), "BeforeCommit")]
    public async Task A_push_struck_before_the_ledger_is_not_in_it_and_gets_no_receipt(string fault)
    {
        await Caller.AdminPostAsync("faults", new { name = fault, rate = 1 });
        Assert.False(await IsReceivedAsync(fault));
        Assert.Equal(0, (await Caller.LedgerAsync()).GetProperty("accepted").GetInt32());
    }

    [Theory]
    [MemberData(nameof(Of), "AfterCommit")]
    public async Task A_push_struck_after_the_ledger_is_in_it_once_and_gets_no_receipt_of_its_own(string fault)
    {
        await Caller.AdminPostAsync("faults", new { name = fault, rate = 1, value = "5" });
        Assert.False(await IsReceivedAsync(fault));
        Assert.Equal(1, (await Caller.LedgerAsync()).GetProperty("accepted").GetInt32());
    }

    [Theory]
    [MemberData(nameof(Of), "LookUp")]
    public async Task A_struck_look_up_never_shows_the_record_as_it_is(string fault)
    {
        await Caller.PushResultAsync("k");
        await Caller.AdminPostAsync("faults", new { name = fault, rate = 1 });
        Assert.False(await IsFoundAsync(fault));
        await Caller.Admin.DeleteAsync("faults", TestContext.Current.CancellationToken);
        Assert.True(await IsFoundAsync("none"));
    }

    [Fact]
    public async Task A_look_up_does_not_see_what_is_younger_than_the_lag()
    {
        await Caller.AdminPostAsync("faults", new { name = "lookup-lag", rate = 1, value = "60000" });
        await Caller.PushResultAsync("k");
        var late = await Caller.GetAsync("province/records?businessKey=k&revision=1");
        Assert.False(late.GetProperty("data").GetProperty("found").GetBoolean());
        await Caller.AdminPostAsync("faults", new { name = "lookup-lag", rate = 1, value = "0" });
        Assert.True(await IsFoundAsync("none"));
    }

    [Theory]
    [InlineData("5")]
    [InlineData("0")]
    [InlineData("-1")]
    [InlineData("1000000000")]
    [InlineData("Wed, 21 Oct 2023 07:28:00 GMT")]
    public async Task A_busy_platform_says_whatever_Retry_After_it_was_told(string retryAfter)
    {
        await Caller.AdminPostAsync("faults", new { name = "429-before-commit", rate = 1, value = retryAfter });
        Assert.Equal(429, (await Caller.PushResultAsync("k")).Status);
    }

    [Theory]
    [InlineData("hold-before-commit", 0)]
    [InlineData("hold-after-commit", 1)]
    public async Task A_push_waits_at_its_gate_until_it_is_opened(string fault, int acceptedMeanwhile)
    {
        await Caller.AdminPostAsync("faults", new { name = fault, rate = 1, keys = Struck });
        var push = Caller.PushResultAsync("k");
        await UntilWaitingAsync(fault);
        Assert.Equal(acceptedMeanwhile, (await Caller.LedgerAsync()).GetProperty("accepted").GetInt32());
        Assert.Equal(200, (await Caller.PushResultAsync("another")).Status);
        Assert.False(push.IsCompleted);
        Assert.Equal(200, await Caller.AdminPostAsync($"gates/open?name={fault}", new { }));
        Assert.Equal(200, (await push).Status);
        Assert.Equal(2, (await Caller.LedgerAsync()).GetProperty("accepted").GetInt32());
    }

    [Fact]
    public async Task Ended_secrets_are_unknown_until_a_new_one_is_fetched()
    {
        Assert.Equal(200, await Caller.AdminPostAsync("secrets/expire", new { }));
        Assert.Equal("1001", (await Caller.PushResultAsync("k")).Answer.GetProperty("code").GetString());
        await Caller.FetchSecretAsync();
        Assert.Equal(200, (await Caller.PushResultAsync("k")).Status);
    }

    private Task<bool> IsReceivedAsync(string fault) => AnswersAsync(fault, async () =>
    {
        var (status, answer) = await Caller.PushResultAsync("k");
        return status == 200 && answer.GetProperty("code").GetString() == "0" && answer.GetProperty("data").GetProperty("businessKey").GetString() == "k";
    });

    private Task<bool> IsFoundAsync(string fault) => AnswersAsync(fault, async () =>
    {
        var (status, answer) = await Caller.TryGetAsync("province/records?businessKey=k&revision=1");
        return status == 200 && answer.GetProperty("code").GetString() == "0" && answer.GetProperty("data").GetProperty("record") is var record
            && record.GetProperty("businessKey").GetString() == "k" && record.GetProperty("body").TryGetProperty("codes", out _);
    });

    // A silent platform is left alone once it has had its say; anything that is no answer of the contract counts as none.
    private async Task<bool> AnswersAsync(string fault, Func<Task<bool>> ask)
    {
        using var patience = new CancellationTokenSource(fault.Contains("hang", StringComparison.Ordinal) ? TimeSpan.FromMilliseconds(300) : TimeSpan.FromSeconds(20));
        Caller.GiveUp = patience.Token;
        try
        {
            return await ask();
        }
        catch (Exception none) when (none is HttpRequestException or JsonException or OperationCanceledException or InvalidOperationException or KeyNotFoundException)
        {
            return false;
        }
        finally
        {
            Caller.GiveUp = CancellationToken.None;
        }
    }

    private async Task UntilWaitingAsync(string gate)
    {
        while (!(await Caller.Admin.GetStringAsync("gates", TestContext.Current.CancellationToken)).Contains(gate, StringComparison.Ordinal))
            await Task.Yield();
    }
}
