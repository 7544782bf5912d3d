using ChangliBridge.Store.Ledger;
using ChangliBridge.Sync.Platforms;

namespace ChangliBridge.Sync.Delivery;

/// <summary>
/// Reads what a platform did out of what it answered. Only what proves something counts: a receipt of this very record proves that it is there,
/// a request that never left or that the platform documents as not processed proves that it is not. Everything else is unknown.
/// </summary>
internal static class Outcomes
{
    /// <summary>How a publication ended.</summary>
    public static ActOutcome Classify(LeasedDelivery delivery, Exchange exchange, PlatformSentences say)
    {
        var retryAfter = (long)(exchange.RetryAfter?.TotalMilliseconds ?? 0);
        (DeliveryEvent Happened, string Word) read = exchange switch
        {
            { Failure: Failure.NotConnected } => (NotSent(retryAfter, say.NotConnected(exchange)), OutcomeWords.NotSent),
            { Failure: Failure.SecretUnavailable } => (NotSent(retryAfter, say.SecretUnavailable(exchange)), OutcomeWords.NoSecret),
            { Failure: Failure.HeldBack } => (NotSent(retryAfter, say.HeldBack(exchange)), OutcomeWords.NotSent),
            // Nothing will change by itself: as late as a platform may ask for.
            { Failure: Failure.Unsendable } => (NotSent(long.MaxValue, say.HeldBack(exchange)), OutcomeWords.NotSent),
            { Failure: Failure.TimedOut } => (Unknown(retryAfter, say.TimedOut), OutcomeWords.Unknown),
            { Failure: Failure.Broken } => (Unknown(retryAfter, say.Broken), OutcomeWords.Unknown),
            { Meaning: CodeMeaning.Success, Failure: Failure.None } when IsReceiptOf(delivery, exchange.Receipt) => (new DeliveryEvent.Accepted(), OutcomeWords.Accepted),
            { Meaning: CodeMeaning.Success, Failure: Failure.None } => (Unknown(retryAfter, say.WrongReceipt), OutcomeWords.Unknown),
            { HttpStatus: 500 or 502 or 504 } => (Unknown(retryAfter, say.Faulty(exchange)), OutcomeWords.Unknown),
            { Meaning: CodeMeaning.Refused, HttpStatus: < 500 } => (new DeliveryEvent.Refused { Reason = say.Refused(exchange) }, OutcomeWords.Refused),
            { Meaning: CodeMeaning.Busy } => (NotSent(retryAfter, say.Busy(exchange)), OutcomeWords.NotSent),
            { Meaning: CodeMeaning.Unauthorised } or { HttpStatus: 401 or 403 } => (NotSent(retryAfter, say.Unauthorised(exchange)), OutcomeWords.NotSent),
            { HttpStatus: 404 } => (NotSent(retryAfter, say.NoSuchPath), OutcomeWords.NotSent),
            _ => (Unknown(retryAfter, say.Faulty(exchange)), OutcomeWords.Unknown),
        };
        return new ActOutcome(delivery, read.Happened, read.Word) { HttpStatus = exchange.HttpStatus, Reply = exchange.Head };
    }

    /// <summary>How a look-up ended. <c>Digest</c> takes a record's body to its digest, or to null where it has no canonical form.</summary>
    public static ActOutcome Classify(LeasedDelivery delivery, LookUpExchange lookUp, (PlatformSentences Say, Func<PlatformRecord, string?> Digest) by)
    {
        var (say, exchange) = (by.Say, lookUp.Exchange);
        var retryAfter = (long)(exchange.RetryAfter?.TotalMilliseconds ?? 0);
        (DeliveryEvent Happened, string Word) read = lookUp switch
        {
            { NotFound: true } => (new DeliveryEvent.NotFound { Reason = say.NotFound }, OutcomeWords.NotFound),
            { Found: true, Record: { } record } when !IsRecordOf(delivery, record) => (Failed(retryAfter, say.WrongRecord), OutcomeWords.Unknown),
            { Found: true, Record: { } record } => Compare(delivery, record, by),
            _ => (Failed(retryAfter, say.LookUpFailed(exchange)), OutcomeWords.Unknown),
        };
        return new ActOutcome(delivery, read.Happened, read.Word) { HttpStatus = exchange.HttpStatus, Reply = exchange.Head };
    }

    private static (DeliveryEvent Happened, string Word) Compare(LeasedDelivery delivery, PlatformRecord record, (PlatformSentences Say, Func<PlatformRecord, string?> Digest) by) => by.Digest(record) switch
    {
        null => (Failed(0, by.Say.WrongRecord), OutcomeWords.Unknown),
        var digest when digest == delivery.Digest && record.Kind == delivery.Fact.Kind => (new DeliveryEvent.Found(true), OutcomeWords.Found),
        _ => (new DeliveryEvent.Found(false) { Reason = by.Say.Differs }, OutcomeWords.Differs),
    };

    private static bool IsReceiptOf(LeasedDelivery delivery, Receipt? receipt) =>
        receipt is not null && receipt.BusinessKey == delivery.Fact.BusinessKey && receipt.Revision == delivery.Fact.Revision;

    private static bool IsRecordOf(LeasedDelivery delivery, PlatformRecord record) =>
        record.BusinessKey == delivery.Fact.BusinessKey && record.Revision == delivery.Fact.Revision;

    private static DeliveryEvent.NotSent NotSent(long retryAfter, string reason) => new(retryAfter) { Reason = reason };

    private static DeliveryEvent.OutcomeUnknown Unknown(long retryAfter, string reason) => new(retryAfter) { Reason = reason };

    private static DeliveryEvent.LookupFailed Failed(long retryAfter, string reason) => new(retryAfter) { Reason = reason };
}
