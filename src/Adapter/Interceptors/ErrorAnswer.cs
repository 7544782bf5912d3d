using System.Text;
using Google.Protobuf.WellKnownTypes;
using Google.Rpc;
using Status = Google.Rpc.Status;

namespace ChangliBridge.Adapter.Interceptors;

/// <summary>Builds the one shape of every error: code, English message, <c>ErrorInfo</c> with whose fault it is, and zh-CN text with the remedy.</summary>
internal static class ErrorAnswer
{
    /// <summary>The domain that error reasons belong to (AIP-193).</summary>
    public const string Origin = "changli.inspection";

    // RFC 9113, 6.5.2, counts 32 octets for each entry besides its name; the longest name is grpc-status-details-bin.
    private const int EntrySize = 32 + 23;

    // :status, content-type, date, server and grpc-status, with room for what a proxy adds.
    private const int OtherTrailers = 512;
    private const int MostTrailers = 8 * 1024;

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

    /// <summary>Whether an error can be told to every client: errors travel in the trailers, of which gRPC's C core (Python, Ruby, PHP, C++) takes 8 KB and then breaks off the call.</summary>
    public static bool Fits(Status status) => OtherTrailers + EntrySize + PercentEncoded(status.Message) + EntrySize + ((status.CalculateSize() + 2) / 3 * 4) <= MostTrailers;

    /// <summary>Tells programs when to ask again.</summary>
    public static Status After(this Status status, TimeSpan delay)
    {
        status.Details.Add(Any.Pack(new RetryInfo { RetryDelay = Duration.FromTimeSpan(delay) }));
        return status;
    }

    // As gRPC writes grpc-message: printable ASCII but % stays.
    private static int PercentEncoded(string message) => Encoding.UTF8.GetBytes(message).Sum(one => one is >= (byte)' ' and <= (byte)'~' and not (byte)'%' ? 1 : 3);
}
