using Google.Protobuf.WellKnownTypes;
using Google.Rpc;
using Status = Google.Rpc.Status;

namespace ChangliBridge.Adapter.Interceptors;

/// <summary>Builds the one shape of every error: code, English message, <c>ErrorInfo</c> with whose fault it is, and zh-CN text with the remedy.</summary>
internal static class ErrorAnswer
{
    /// <summary>The domain that error reasons belong to (AIP-193).</summary>
    public const string Origin = "changli.inspection";

    /// <param name="code">gRPC code.</param>
    /// <param name="message">For developers, English.</param>
    /// <param name="reason">UPPER_SNAKE.</param>
    /// <param name="person">Whose fault (bridge, platform, caller) and the text for people.</param>
    public static Status Make(Code code, string message, string reason, (string Fault, string Text) person)
    {
        var status = new Status { Code = (int)code, Message = message };
        status.Details.Add(Any.Pack(new ErrorInfo { Reason = reason, Domain = Origin, Metadata = { ["origin"] = person.Fault } }));
        status.Details.Add(Any.Pack(new LocalizedMessage { Locale = "zh-CN", Message = person.Text }));
        return status;
    }

    /// <summary>Tells programs when to ask again.</summary>
    public static Status After(this Status status, TimeSpan delay)
    {
        status.Details.Add(Any.Pack(new RetryInfo { RetryDelay = Duration.FromTimeSpan(delay) }));
        return status;
    }
}
