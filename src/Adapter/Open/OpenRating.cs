using ChangliBridge.Adapter.Endpoints;
using ChangliBridge.Adapter.Mapping;
using ChangliBridge.Domain.Rules;
using ChangliBridge.Store;

namespace ChangliBridge.Adapter.Open;

/// <summary>评价 as a subject posts it, with the code in place of a sign-in.</summary>
internal sealed record OpenRating(string? Code, int Score, string? Comment)
{
    public static async Task<IResult> PostAsync(OpenRating rating, BridgeStore store, TimeProvider clock, CancellationToken ct)
    {
        try
        {
            await store.Writes.RunAsync("subject/code", async (unit, stop) =>
                (await VisitEndpoint.RateAsync(unit, (rating.Code ?? "", rating.Score, rating.Comment ?? ""), clock.GetUtcNow().InMicroseconds(), stop)).Score, ct);
            return Results.NoContent();
        }
        catch (RuleViolation refused)
        {
            return Results.Json(refused.Faults.Select(fault => new { fault.Field, fault.Reason, fault.Remedy }), OpenJson.Options, statusCode: StatusCodes.Status400BadRequest);
        }
    }
}
