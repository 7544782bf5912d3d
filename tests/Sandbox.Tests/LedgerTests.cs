using System.Text.Json;
using ChangliBridge.Sandbox.Ledger;

namespace ChangliBridge.Sandbox.Tests;

public sealed class LedgerTests : RunningSandbox
{
    [Fact]
    public async Task A_repeated_push_is_accepted_and_counted_as_a_duplicate()
    {
        await Caller.PushResultAsync("k");
        await Caller.PushResultAsync("k");
        await Caller.PushResultAsync("k", 2);
        var ledger = await Caller.LedgerAsync();
        Assert.Equal("""{"kinds":{"result":{"keys":2,"accepted":3}},"keys":2,"accepted":3,"duplicates":1}""", ledger.GetRawText());
    }

    [Fact]
    public async Task Pushes_at_the_same_time_are_all_counted()
    {
        await Task.WhenAll(Enumerable.Range(0, 200).Select(number => Caller.PushResultAsync($"k{number % 50}")));
        var ledger = await Caller.LedgerAsync();
        Assert.Equal(
            (50, 200, 150),
            (ledger.GetProperty("keys").GetInt32(), ledger.GetProperty("accepted").GetInt32(), ledger.GetProperty("duplicates").GetInt32()));
    }

    [Fact]
    public async Task Entries_name_each_key_with_its_digest_and_count()
    {
        await Caller.PushResultAsync("k");
        var entries = JsonDocument.Parse(await Caller.Admin.GetStringAsync("ledger/entries?kind=result", TestContext.Current.CancellationToken)).RootElement;
        var entry = Assert.Single(entries.EnumerateArray());
        Assert.Equal(("k", 1), (entry.GetProperty("businessKey").GetString(), entry.GetProperty("accepted").GetInt32()));
        Assert.Equal(64, entry.GetProperty("digest").GetString()!.Length);
    }

    [Fact]
    public void A_journal_lets_a_restarted_ledger_go_on_counting()
    {
        var path = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
        try
        {
            using (var first = new DeliveryLedger(path))
                first.Accept(Record("k"));
            File.AppendAllText(path, """{"platform":"provin""");
            using (var second = new DeliveryLedger(path))
            {
                second.Accept(Record("k"));
                second.Accept(Record("other"));
            }

            using var third = new DeliveryLedger(path);
            var totals = third.Totals();
            Assert.Equal((2, 3, 1), (totals.Keys, totals.Accepted, totals.Duplicates));
            Assert.Equal("""{"a":1}""", third.Find("provincial", "k", 1, TimeSpan.Zero)!.Body.GetRawText());
        }
        finally
        {
            File.Delete(path);
        }
    }

    private static LedgerRecord Record(string key) => new()
    {
        Platform = "provincial",
        BusinessKey = key,
        Revision = 1,
        Kind = "result",
        Body = JsonDocument.Parse("""{"a":1}""").RootElement,
        Digest = "d",
        AcceptedAt = DateTimeOffset.UnixEpoch,
    };
}
