using System.Security.Cryptography;
using System.Text;
using ChangliBridge.Adapter.Mapping;
using ChangliBridge.Adapter.Security;
using ChangliBridge.Domain.Rules;
using ChangliBridge.Store;
using ChangliBridge.Store.Requests;
using Google.Protobuf;
using Grpc.Core;
using Microsoft.EntityFrameworkCore;

namespace ChangliBridge.Adapter.Endpoints;

/// <summary>
/// Runs every mutating call: missing fields are named together with what the act itself finds wrong, and a request id that was
/// answered before gets the same answer (AIP-155) from the row that was stored in the transaction of its effect.
/// </summary>
internal sealed class Mutations(BridgeStore store, TimeProvider clock)
{
    /// <summary>Runs <paramref name="act"/> in one unit, or replays its earlier answer.</summary>
    public Task<TAnswer> RunAsync<TAnswer>(IMessage request, ServerCallContext context, Func<Mutation, CancellationToken, Task<TAnswer>> act)
        where TAnswer : class, IMessage<TAnswer>, new()
    {
        var caller = Caller.Of(context);
        var missing = RequiredFields.Check(request);
        var requestId = RequiredFields.RequestId(request, missing);
        var digest = DigestOf(request, context);
        return store.Writes.RunAsync(caller.Actor, async (unit, ct) =>
        {
            if (await AnswerOfAsync<TAnswer>(unit, (caller, requestId, digest), ct) is { } earlier)
                return earlier;
            var mutation = new Mutation(unit, caller, clock.GetUtcNow().InMicroseconds(), [.. missing]);
            var answer = await ActAsync(mutation, act, ct);
            await AnsweredRequest.KeepAsync(unit, (caller.Actor, requestId, digest), answer.ToByteArray(), ct);
            return answer;
        }, context.CancellationToken);
    }

    /// <summary>
    /// Runs <paramref name="act"/> with what <paramref name="prepare"/> read before, outside the unit, where it keeps no writer waiting.
    /// A request that was answered before prepares nothing.
    /// </summary>
    public async Task<TAnswer> RunAsync<TPrepared, TAnswer>(
        IMessage request, ServerCallContext context, Func<BridgeDb, CancellationToken, Task<TPrepared?>> prepare, Func<Mutation, TPrepared?, CancellationToken, Task<TAnswer>> act)
        where TPrepared : class
        where TAnswer : class, IMessage<TAnswer>, new()
    {
        TPrepared? prepared = null;
        await using (var db = store.Read())
        {
            var (actor, requestId) = (Caller.Of(context).Actor, RequiredFields.RequestId(request, []));
            if (!await db.Set<AnsweredRequest>().AnyAsync(earlier => earlier.Caller == actor && earlier.RequestId == requestId, context.CancellationToken))
                prepared = await prepare(db, context.CancellationToken);
        }
        return await RunAsync(request, context, (mutation, ct) => act(mutation, prepared, ct));
    }

    /// <summary>What a request asks for, whatever its id.</summary>
    internal static string DigestOf(IMessage request, ServerCallContext context) =>
        Convert.ToHexStringLower(SHA256.HashData([.. Encoding.UTF8.GetBytes(context.Method), 0, .. request.ToByteArray()]));

    private static async Task<TAnswer?> AnswerOfAsync<TAnswer>(WriteUnit unit, (Caller Caller, string RequestId, string Digest) request, CancellationToken ct)
        where TAnswer : class, IMessage<TAnswer>, new()
    {
        var stored = await AnsweredRequest.FindAsync(unit, request.Caller.Actor, request.RequestId, ct);
        if (stored is null)
            return null;
        if (stored.Digest != request.Digest)
            throw new RuleViolation(Rule.RequestIdReused, "request_id", "此请求编号已用于另一个请求。", "请为新的请求生成新的 UUID。");
        return new MessageParser<TAnswer>(() => new TAnswer()).ParseFrom(stored.Answer);
    }

    private static async Task<TAnswer> ActAsync<TAnswer>(Mutation mutation, Func<Mutation, CancellationToken, Task<TAnswer>> act, CancellationToken ct)
    {
        TAnswer answer;
        try
        {
            answer = await act(mutation, ct);
        }
        catch (RuleViolation further) when (mutation.Noted.Count > 0)
        {
            var named = mutation.Noted.Select(fault => fault.Field).ToHashSet();
            throw new RuleViolation([.. mutation.Noted, .. further.Faults.Where(fault => !named.Contains(fault.Field))]);
        }
        return mutation.Noted.Count == 0 ? answer : throw new RuleViolation(mutation.Noted);
    }
}
