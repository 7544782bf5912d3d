using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using ChangliBridge.Sandbox.Ledger;

namespace ChangliBridge.Sandbox.Tests;

/// <summary>What a platform says it accepted in a period, and the losses and duplicates that are planted in it.</summary>
public sealed class PeriodListTests : RunningSandbox
{
    private const string Day = "from=2023-10-30T00:00:00Z&to=2023-10-31T00:00:00Z";

    [Fact]
    public async Task Keys_come_in_pages_by_their_bytes_and_only_of_the_period_and_the_platform()
    {
        foreach (var key in new[] { "检", "b", "\U00020000", "a", "\uFF21" })
            await Caller.PushResultAsync(key);
        await Caller.PushResultAsync("b", 2);
        await Caller.AdminPostAsync("clock", new { time = "2023-10-31T08:00:00+08:00" });
        await Caller.FetchSecretAsync();
        await Caller.PushResultAsync("late");

        var first = await KeysAsync("province", Day, page: 1, size: 4);
        var second = await KeysAsync("province", Day, page: 2, size: 4);

        Assert.Equal((6, 6), (first.Total, second.Total));
        Assert.Equal(["a/1", "b/1", "b/2", "检/1", "\uFF21/1", "\U00020000/1"], first.Rows.Concat(second.Rows).Select(row => $"{row.GetProperty("businessKey")}/{row.GetProperty("revision")}"));
        Assert.Equal(["result", "1"], [first.Rows[0].GetProperty("kind").GetString(), first.Rows[0].GetProperty("accepted").GetRawText()]);
        Assert.Equal(64, first.Rows[0].GetProperty("digest").GetString()!.Length);
        await Caller.FetchSecretAsync("internet-plus");
        Assert.Equal(0, (await KeysAsync("internet-plus", Day, page: 1, size: 4)).Total);
    }

    [Fact]
    public async Task Counts_agree_with_the_keys_and_carry_their_digest()
    {
        await Caller.PushResultAsync("b");
        await Caller.PushResultAsync("a");
        await Caller.PushResultAsync("a");
        var kind = Assert.Single((await Caller.GetAsync($"province/records/counts?{Day}")).GetProperty("data").GetProperty("kinds").EnumerateArray());
        Assert.Equal(("result", 2), (kind.GetProperty("kind").GetString(), kind.GetProperty("count").GetInt32()));
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes("a\t1\nb\t1\n"))), kind.GetProperty("digest").GetString());
    }

    [Theory]
    [InlineData("from=yesterday&to=2023-10-31T00:00:00Z")]
    [InlineData("from=2023-10-30T00:00:00Z")]
    [InlineData("from=2023-10-31T00:00:00Z&to=2023-10-30T00:00:00Z")]
    public async Task A_period_that_is_none_is_refused(string period)
    {
        foreach (var list in new[] { "counts", "keys" })
            Assert.Equal("2001", (await Caller.GetAsync($"province/records/{list}?{period}&page=1&size=4")).GetProperty("code").GetString());
    }

    [Fact]
    public async Task A_planted_loss_is_gone_everywhere_and_a_planted_duplicate_is_counted()
    {
        await Caller.PushResultAsync("a");
        await Caller.PushResultAsync("b");
        Assert.Equal(200, await Caller.AdminPostAsync("ledger/losses", new { platform = "provincial", businessKey = "a", revision = 1 }));
        Assert.Equal(200, await Caller.AdminPostAsync("ledger/duplicates", new { platform = "provincial", businessKey = "b", revision = 1 }));
        Assert.Equal(404, await Caller.AdminPostAsync("ledger/losses", new { platform = "provincial", businessKey = "a", revision = 1 }));
        Assert.Equal(404, await Caller.AdminPostAsync("ledger/duplicates", new { platform = "provincial", businessKey = "b", revision = 2 }));

        var row = Assert.Single((await KeysAsync("province", Day, page: 1, size: 4)).Rows);
        Assert.Equal(("b", 2), (row.GetProperty("businessKey").GetString(), row.GetProperty("accepted").GetInt32()));
        Assert.False((await Caller.GetAsync("province/records?businessKey=a&revision=1")).GetProperty("data").GetProperty("found").GetBoolean());
        Assert.Equal(1, (await Caller.LedgerAsync()).GetProperty("duplicates").GetInt32());
    }

    [Fact]
    public void A_planted_loss_and_a_planted_duplicate_outlive_the_process()
    {
        var path = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
        try
        {
            using (var first = new DeliveryLedger(path))
            {
                first.Accept(Record("a"));
                first.Accept(Record("b"));
                Assert.True(first.Lose(new LedgerKey("provincial", "a", 1)));
                Assert.True(first.Repeat(new LedgerKey("provincial", "b", 1)));
            }

            using var second = new DeliveryLedger(path);
            Assert.Null(second.Find("provincial", "a", 1, TimeSpan.Zero));
            Assert.Equal((1, 2), (second.Totals().Keys, second.Totals().Accepted));
        }
        finally
        {
            File.Delete(path);
        }
    }

    private async Task<(int Total, List<JsonElement> Rows)> KeysAsync(string platform, string period, int page, int size)
    {
        var list = (await Caller.GetAsync($"{platform}/records/keys?{period}&page={page}&size={size}")).GetProperty("data");
        return (list.GetProperty("total").GetInt32(), [.. list.GetProperty("rows").EnumerateArray()]);
    }

    private static LedgerRecord Record(string key) => new()
    {
        Platform = "provincial",
        BusinessKey = key,
        Revision = 1,
        Kind = "result",
        Body = JsonDocument.Parse("{}").RootElement,
        Digest = "d",
        AcceptedAt = DateTimeOffset.UnixEpoch,
    };
}
