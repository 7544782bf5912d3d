using System.Buffers;
using System.Text.Json;
using ChangliBridge.Store.Ledger;
using ChangliBridge.Sync.Platforms;
using Microsoft.Extensions.Logging;

namespace ChangliBridge.Sync.Delivery;

/// <summary>Sends one record or looks one up, and says how it ended. Never throws for what a platform does.</summary>
/// <param name="platform">The platform.</param>
/// <param name="log">For faults of our own.</param>
internal sealed partial class DeliveryActs(IPlatform platform, ILogger<DeliveryActs> log)
{
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(1);

    private readonly PlatformSentences _say = new(platform.Name, platform.Limits.Timeout);

    /// <summary>The longest an act takes: the platform ends a request for a secret and then the attempt itself; the grace ends what it failed to end.</summary>
    public TimeSpan Longest { get; } = platform.Limits.Timeout * 2 + Grace;

    /// <summary>Runs the act that <paramref name="delivery"/> was leased for. Giving up by <paramref name="ct"/> is an outcome too: unknown.</summary>
    public async Task<(ActOutcome Outcome, PlatformHealth Health)> RunAsync(LeasedDelivery delivery, CancellationToken ct)
    {
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(ct);
        deadline.CancelAfter(Longest);
        try
        {
            return delivery.Act == DeliveryAct.Send
                ? await SendAsync(delivery, deadline.Token).ConfigureAwait(false)
                : await LookUpAsync(delivery, deadline.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (deadline.IsCancellationRequested)
        {
            return (delivery.Act == DeliveryAct.Send ? Doubt(delivery, _say.TimedOut) : Unanswered(delivery, _say.TimedOut), new PlatformHealth(false, null));
        }
        catch (Exception fault)
        {
            // The edge: one record that our own code cannot handle must not stop the others, and whether it left is not known.
            LogCrashed(fault, delivery.Id);
            return (delivery.Act == DeliveryAct.Send ? Doubt(delivery, _say.Crashed) : Unanswered(delivery, _say.Crashed), new PlatformHealth(true, null));
        }
    }

    private async Task<(ActOutcome Outcome, PlatformHealth Health)> SendAsync(LeasedDelivery delivery, CancellationToken ct)
    {
        if (!platform.Speaks(delivery.Fact.Kind))
            return (NotSpoken(delivery), new PlatformHealth(true, null));
        var exchange = await platform.PublishAsync(delivery.Fact.Kind, Request(delivery.Fact), ct).ConfigureAwait(false);
        return (Outcomes.Classify(delivery, exchange, _say), HealthOf(exchange));
    }

    private async Task<(ActOutcome Outcome, PlatformHealth Health)> LookUpAsync(LeasedDelivery delivery, CancellationToken ct)
    {
        var lookUp = await platform.LookUpAsync(delivery.Fact.BusinessKey, delivery.Fact.Revision, ct).ConfigureAwait(false);
        return (Outcomes.Classify(delivery, lookUp, (_say, RecordDigest.Of)), HealthOf(lookUp.Exchange));
    }

    private static PlatformHealth HealthOf(Exchange exchange) =>
        new(exchange is { Failure: Failure.None, Meaning: CodeMeaning.Success or CodeMeaning.Refused } or { Failure: Failure.Unsendable }, exchange.RetryAfter);

    private static ReadOnlyMemory<byte> Request(Fact fact)
    {
        var buffer = new ArrayBufferWriter<byte>(fact.CanonicalBody.Length + 256);
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            json.WriteString("businessKey", fact.BusinessKey);
            json.WriteNumber("revision", fact.Revision);
            json.WriteString("kind", fact.Kind);
            json.WritePropertyName("body");
            json.WriteRawValue(fact.CanonicalBody, skipInputValidation: true);
            json.WriteEndObject();
        }
        return buffer.WrittenMemory;
    }

    private static ActOutcome Doubt(LeasedDelivery delivery, string reason) =>
        new(delivery, new DeliveryEvent.OutcomeUnknown(0) { Reason = reason }, OutcomeWords.Unknown);

    private static ActOutcome Unanswered(LeasedDelivery delivery, string reason) =>
        new(delivery, new DeliveryEvent.LookupFailed(0) { Reason = reason }, OutcomeWords.Unknown);

    private ActOutcome NotSpoken(LeasedDelivery delivery) =>
        new(delivery, new DeliveryEvent.NotSent(long.MaxValue) { Reason = _say.NotSpoken }, OutcomeWords.NotConfigured);

    [LoggerMessage(Level = LogLevel.Error, Message = "Delivery {Delivery} could not be handled")]
    private partial void LogCrashed(Exception fault, string delivery);
}
