using System.Security.Authentication;
using ChangliBridge.Sync.Platforms.Handlers;
using Polly.Timeout;
using Refit;

namespace ChangliBridge.Sync.Platforms;

/// <summary>Reads an exception of the HTTP stack as a fact.</summary>
internal static class Failures
{
    /// <summary>The fact and a sentence for it. What is not known to have failed before the first byte is taken to have left.</summary>
    /// <param name="fault">The exception.</param>
    /// <param name="asked">Where the request went.</param>
    public static (Failure Failure, string Message) Of(Exception fault, Uri? asked) => fault switch
    {
        ApiExceptionBase { InnerException: { } inner } api => Of(inner, api.RequestMessage?.RequestUri ?? asked),
        HeldBackException held => (held.Why, held.Message),
        SecretUnavailableException => (Failure.SecretUnavailable, fault.Message),
        HttpRequestException { HttpRequestError: HttpRequestError.NameResolutionError } => (Failure.NotConnected, $"找不到主机 {asked?.Host}（域名解析失败）"),
        HttpRequestException { HttpRequestError: HttpRequestError.ConnectionError } => (Failure.NotConnected, $"主机 {asked?.Authority} 不接受连接"),
        HttpRequestException { HttpRequestError: HttpRequestError.SecureConnectionError, InnerException: AuthenticationException refused } => (Failure.NotConnected, refused.Message),
        HttpRequestException { HttpRequestError: HttpRequestError.SecureConnectionError } => (Failure.NotConnected, $"与主机 {asked?.Authority} 建立 TLS 未成功"),
        HttpRequestException { HttpRequestError: HttpRequestError.ConfigurationLimitExceeded } => (Failure.Unreadable, "The reply is larger than Limits:ReplyBytes."),
        HttpRequestException { HttpRequestError: HttpRequestError.InvalidResponse } => (Failure.Unreadable, "The reply is not HTTP."),
        TimeoutRejectedException or TimeoutException or OperationCanceledException => (Failure.TimedOut, "No whole reply came in time."),
        _ => (Failure.Broken, "The connection ended before the reply did."),
    };

    /// <summary>When to come again, where the bridge held the request back and knows.</summary>
    public static TimeSpan? RetryAfter(Exception fault) => fault switch
    {
        ApiExceptionBase { InnerException: { } inner } => RetryAfter(inner),
        HeldBackException held => held.RetryAfter,
        _ => null,
    };
}
