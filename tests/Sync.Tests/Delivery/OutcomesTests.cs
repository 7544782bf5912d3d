using ChangliBridge.Store.Ledger;
using ChangliBridge.Sync.Delivery;
using ChangliBridge.Sync.Platforms;
using Xunit;

namespace ChangliBridge.Sync.Tests.Delivery;

public sealed class OutcomesTests
{
    private static readonly PlatformSentences Say = new("provincial", TimeSpan.FromSeconds(3));

    private static readonly LeasedDelivery Ours = new(
        "id", new Fact("provincial", "result", "k", 2, "mzj", "{}"u8.ToArray()), "d1", new DeliverySnapshot(DeliveryState.Sending, 1, 0, 0));

    [Fact]
    public void Only_a_receipt_of_this_very_record_is_an_acceptance()
    {
        Assert.Equal("ACCEPTED", WordOf(Success(new Receipt("k", 2, "r"))));
        Assert.Equal("UNKNOWN", WordOf(Success(new Receipt("k", 1, "r"))));
        Assert.Equal("UNKNOWN", WordOf(Success(new Receipt("other", 2, "r"))));
        Assert.Equal("UNKNOWN", WordOf(Success(null)));
        Assert.Equal("UNKNOWN", WordOf(Success(new Receipt("k", 2, "r")) with { Failure = Failure.Unreadable }));
    }

    [Fact]
    public void A_known_refusal_is_a_refusal_unless_the_platform_itself_failed()
    {
        Assert.Equal("REFUSED", WordOf(Reply(200, CodeMeaning.Refused)));
        Assert.Equal("REFUSED", WordOf(Reply(400, CodeMeaning.Refused)));
        Assert.Equal("UNKNOWN", WordOf(Reply(500, CodeMeaning.Refused)));
        Assert.Equal("UNKNOWN", WordOf(Reply(503, CodeMeaning.Refused)));
    }

    [Fact]
    public void Only_what_proves_that_nothing_was_processed_counts_as_not_sent()
    {
        Assert.Equal("NOT_SENT", WordOf(new Exchange { Failure = Failure.NotConnected }));
        Assert.Equal("NO_SECRET", WordOf(new Exchange { Failure = Failure.SecretUnavailable }));
        Assert.Equal("NOT_SENT", WordOf(Reply(503, CodeMeaning.Busy)));
        Assert.Equal("NOT_SENT", WordOf(Reply(429, CodeMeaning.Busy)));
        Assert.Equal("NOT_SENT", WordOf(Reply(401, CodeMeaning.Unauthorised)));
        foreach (var status in new[] { 401, 403, 404 })
            Assert.Equal("NOT_SENT", WordOf(Reply(status, CodeMeaning.Unknown) with { Failure = Failure.Unreadable }));
    }

    [Fact]
    public void Everything_else_is_unknown()
    {
        foreach (var failure in new[] { Failure.TimedOut, Failure.Broken })
            Assert.Equal("UNKNOWN", WordOf(new Exchange { Failure = failure }));
        foreach (var status in new[] { 200, 204, 302, 400, 408, 409, 422, 429, 500, 502, 503, 504 })
            Assert.Equal("UNKNOWN", WordOf(Reply(status, CodeMeaning.Unknown) with { Failure = Failure.Unreadable }));
        foreach (var status in new[] { 500, 502, 504 })
            Assert.Equal("UNKNOWN", WordOf(Reply(status, CodeMeaning.Busy)));
    }

    [Fact]
    public void A_looked_up_record_must_be_ours_to_say_anything()
    {
        Assert.Equal("FOUND", WordOf(Record("k", 2, "result"), "d1"));
        Assert.Equal("DIFFERS", WordOf(Record("k", 2, "result"), "d2"));
        Assert.Equal("DIFFERS", WordOf(Record("k", 2, "plan"), "d1"));
        Assert.Equal("UNKNOWN", WordOf(Record("k", 1, "result"), "d1"));
        Assert.Equal("UNKNOWN", WordOf(Record("other", 2, "result"), "d1"));
        Assert.Equal("UNKNOWN", WordOf(Record("k", 2, "result"), null));
        Assert.Equal("NOT_FOUND", WordOf(null, null));
    }

    [Fact]
    public void A_reply_says_when_to_come_again()
    {
        var busy = Outcomes.Classify(Ours, Reply(503, CodeMeaning.Busy) with { RetryAfter = TimeSpan.FromSeconds(7) }, Say);

        Assert.Equal(7000, Assert.IsType<DeliveryEvent.NotSent>(busy.Event).RetryAfterMilliseconds);
    }

    private static string WordOf(Exchange exchange)
    {
        var outcome = Outcomes.Classify(Ours, exchange, Say);
        Assert.Equal(outcome.Word != "ACCEPTED", outcome.Event.Reason.Length > 0);
        return outcome.Word;
    }

    private static string WordOf(PlatformRecord? record, string? digest) =>
        Outcomes.Classify(Ours, new LookUpExchange(Success(null), record), (Say, _ => digest)).Word;

    private static Exchange Success(Receipt? receipt) => Reply(200, CodeMeaning.Success) with { Receipt = receipt };

    private static Exchange Reply(int status, CodeMeaning meaning) => new() { HttpStatus = status, Meaning = meaning, Code = "c", Message = "m" };

    private static PlatformRecord Record(string key, int revision, string kind) => new(key, revision, kind, "{}"u8.ToArray());
}
