using ChangliBridge.Sync.Platforms.Handlers;
using Polly.Timeout;
using Refit;

namespace ChangliBridge.Sync.Platforms;

/// <summary>Reads an exception of the HTTP stack as a fact.</summary>
internal static class Failures
{
    /// <summary>The fact and a sentence for it. What is not known to have failed before the first byte is taken to have left.</summary>
    public static (Failure Failure, string Message) Of(Exception fault) => fault switch
    {
        ApiExceptionBase { InnerException: { } inner } => Of(inner),
        SecretUnavailableException => (Failure.SecretUnavailable, fault.Message),
        HttpRequestException { HttpRequestError: HttpRequestError.NameResolutionError } => (Failure.NotConnected, "The host's name was not found."),
        HttpRequestException { HttpRequestError: HttpRequestError.ConnectionError } => (Failure.NotConnected, "The host did not take the connection."),
        HttpRequestException { HttpRequestError: HttpRequestError.SecureConnectionError } => (Failure.NotConnected, "The host's certificate or TLS was refused."),
        HttpRequestException { HttpRequestError: HttpRequestError.ConfigurationLimitExceeded } => (Failure.Unreadable, "The reply is larger than Limits:ReplyBytes."),
        HttpRequestException { HttpRequestError: HttpRequestError.InvalidResponse } => (Failure.Unreadable, "The reply is not HTTP."),
        TimeoutRejectedException or TimeoutException or OperationCanceledException => (Failure.TimedOut, "No whole reply came in time."),
        _ => (Failure.Broken, "The connection ended before the reply did."),
    };
}
