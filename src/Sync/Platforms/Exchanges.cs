using System.Net.Http.Headers;
using ChangliBridge.Sync.Platforms.Handlers;
using Refit;

namespace ChangliBridge.Sync.Platforms;

/// <summary>Turns what Refit returns into facts: one place, one switch, nothing thrown but the caller's own giving up.</summary>
internal static class Exchanges
{
    /// <summary>The facts of a publication.</summary>
    public static async Task<Exchange> PublishAsync(Func<HttpContent, Task<IApiResponse<Receipt>>> send, ReadOnlyMemory<byte> body, CancellationToken ct)
    {
        using var content = new ReadOnlyMemoryContent(body) { Headers = { ContentType = new MediaTypeHeaderValue("application/json", "utf-8") } };
        var (exchange, receipt) = await AskAsync(() => send(content), ct).ConfigureAwait(false);
        return exchange with { Receipt = receipt };
    }

    /// <summary>The facts of a look-up. The beginning of a record that was found is not kept: it may name people.</summary>
    public static async Task<LookUpExchange> LookUpAsync(Func<Task<IApiResponse<LookUpReply>>> ask, CancellationToken ct)
    {
        var (exchange, reply) = await AskAsync(ask, ct).ConfigureAwait(false);
        if (reply is null)
            return new LookUpExchange(exchange, null);
        if (reply.Found != reply.Record is not null)
            return new LookUpExchange(exchange with { Failure = Failure.Unreadable, Message = "The look-up contradicts itself." }, null);
        return reply.Record is { } held
            ? new LookUpExchange(exchange with { Head = "" }, new PlatformRecord(held.BusinessKey, held.Revision, held.Kind, System.Text.Encoding.UTF8.GetBytes(held.Body.GetRawText())))
            : new LookUpExchange(exchange, null);
    }

    /// <summary>The facts of asking for a page.</summary>
    public static async Task<PullExchange> PullAsync(Func<Task<IApiResponse<PulledPage>>> ask, CancellationToken ct)
    {
        var (exchange, page) = await AskAsync(ask, ct).ConfigureAwait(false);
        return new PullExchange(exchange with { Head = page is null ? exchange.Head : "" }, page);
    }

    /// <summary>The facts of asking for counts.</summary>
    public static async Task<CountExchange> CountAsync(Func<Task<IApiResponse<CountsReply>>> ask, CancellationToken ct)
    {
        var (exchange, counts) = await AskAsync(ask, ct).ConfigureAwait(false);
        return new CountExchange(exchange, counts);
    }

    private static async Task<(Exchange, T?)> AskAsync<T>(Func<Task<IApiResponse<T>>> ask, CancellationToken ct) where T : class
    {
        try
        {
            using var response = await ask().ConfigureAwait(false);
            ct.ThrowIfCancellationRequested();
            return Read(response);
        }
        catch (ApiExceptionBase fault)
        {
            ct.ThrowIfCancellationRequested();
            return (FactsOf(fault), null);
        }
    }

    private static (Exchange, T?) Read<T>(IApiResponse<T> response) where T : class
    {
        if (response.RequestMessage is null || !response.RequestMessage.Options.TryGetValue(EnvelopeHandler.Facts, out var facts))
            return (FactsOf(response.Error ?? throw new InvalidOperationException("A reply passed the envelope handler by.")), null);
        if (!facts.Succeeded || response is { IsSuccessStatusCode: true, Content: not null })
            return (facts, facts.Succeeded ? response.Content : null);
        return (facts with { Failure = Failure.Unreadable, Message = "The reply succeeded, but its payload is not what the contract says." }, null);
    }

    private static Exchange FactsOf(Exception fault)
    {
        var (failure, message) = Failures.Of(fault, null);
        return new Exchange { Failure = failure, Message = message, RetryAfter = Failures.RetryAfter(fault) };
    }
}
