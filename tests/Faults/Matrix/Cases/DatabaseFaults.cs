using ChangliBridge.Faults.Harness;
using ChangliBridge.Store;
using Google.Rpc;
using Grpc.Core;
using static ChangliBridge.Faults.Matrix.RowState;

namespace ChangliBridge.Faults.Matrix.Cases;

/// <summary>What happens to the bridge's database: row D of the matrix.</summary>
internal static class DatabaseFaults
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    public static IEnumerable<FaultCase> All =>
    [
        new("D1 database locked", Sending, FaultCase.Everywhere) { StrikeAsync = LockedAsync },
        new("D4 connections cut", Sending, FaultCase.Everywhere) { StrikeAsync = CutAsync, RunsOn = IsPostgres },
        new("D4 server refuses connections", Sending, FaultCase.Everywhere) { StrikeAsync = RefusedAsync, RunsOn = IsPostgres },
        new("D4 pool exhausted", Absent, [Absent]) { StrikeAsync = ExhaustedAsync, RunsOn = IsPostgres },
    ];

    private static bool IsPostgres(Cell cell) => cell.Store == StoreProvider.Postgres;

    /// <summary>Nothing is stored, and nothing is answered with OK; the caller is told that it may come again.</summary>
    private static async Task LockedAsync(Struck row, CancellationToken ct)
    {
        var county = row.County;
        var part = county.NextPart();
        Task cause;
        await using (await county.View.LockAsync(ct))
        {
            row.LetGo();
            cause = row.CauseAsync(ct);
            await ExpectUnavailableAsync(county, part, ct);
        }

        await cause;
        await county.Clerk.ConcludeAsync(part, ct);
    }

    private static async Task CutAsync(Struck row, CancellationToken ct)
    {
        var cause = row.CauseAsync(ct);
        await row.County.Database.AdministerAsync("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '{0}'", ct);
        row.LetGo();
        await cause;
        await row.County.Clerk.ConcludeAsync(row.County.NextPart(), ct);
    }

    private static async Task RefusedAsync(Struck row, CancellationToken ct)
    {
        var county = row.County;
        await county.Database.AdministerAsync("ALTER DATABASE {0} ALLOW_CONNECTIONS false", ct);
        Task cause;
        try
        {
            await county.Database.AdministerAsync("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '{0}'", ct);
            row.LetGo();
            cause = row.CauseAsync(ct);
            await ExpectUnavailableAsync(county, county.NextPart(), ct);
        }
        finally
        {
            await county.Database.AdministerAsync("ALTER DATABASE {0} ALLOW_CONNECTIONS true", ct);
        }

        await cause;
        await county.Clerk.ConcludeAsync(county.NextPart(), ct);
    }

    /// <summary>More callers than connections, and none of them can commit: all are told, and afterwards all are served.</summary>
    private static async Task ExhaustedAsync(Struck row, CancellationToken ct)
    {
        var county = row.County;
        var parts = Enumerable.Range(0, county.Terms.StoreConnections * 2).Select(_ => county.NextPart()).Append(row.Part).ToArray();
        Task[] submitting;
        await using (await county.View.LockAsync(ct))
        {
            submitting = [.. parts.Select(part => county.Clerk.ConcludeAsync(part, ct))];
            await Task.WhenAny(Task.WhenAll(submitting), Task.Delay(TimeSpan.FromSeconds(county.Terms.StoreSeconds + 1), ct));
            Broken.Unless(!submitting.Any(one => one.IsCompletedSuccessfully), "D4", "a call was answered with OK that could not be stored");
        }

        await Task.WhenAll(submitting);
    }

    private static async Task ExpectUnavailableAsync(County county, TaskPart part, CancellationToken ct)
    {
        var request = Clerk.RequestFor(part);
        var refused = await Record.ExceptionAsync(() => county.Clerk.TryAsync(part.Clerk, (results, options) => results.SubmitResultAsync(request, options), ct)) as RpcException;
        Broken.Unless(refused is { StatusCode: StatusCode.Unavailable }, "D1", $"a locked database answers with {refused?.Status}");
        var details = refused!.GetRpcStatus();
        Broken.Unless(details?.GetDetail<ErrorInfo>() is { Reason: "STORE_UNAVAILABLE" }, "D1", $"{details}");
        Broken.Unless(details?.GetDetail<RetryInfo>()?.RetryDelay.Seconds > 0, "D1", $"nobody is told when to come again: {details}");
    }
}
