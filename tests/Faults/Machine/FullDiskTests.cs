using ChangliBridge.Contract.V1;
using ChangliBridge.Faults.Harness;
using ChangliBridge.Store;
using ChangliBridge.Testing;
using Google.Rpc;
using Grpc.Core;
using Xunit;

namespace ChangliBridge.Faults.Machine;

/// <summary>D2: the disk of the database is full, to the last byte, under a whole bridge.</summary>
public sealed class FullDiskTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    // How SQLite and PostgreSQL call it.
    private static readonly string[] DiskFull = ["database or disk is full", "No space left on device"];

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, BothDatabases]
    public async Task With_a_full_disk_nothing_is_taken_in_or_sent_unrecorded_and_room_heals_it(StoreProvider provider)
    {
        await using var disk = new SmallDisk();
        await using var county = await County.CloseByAsync(provider, new BridgeTerms(), Ct);
        await disk.TakeAsync(county.Database, Ct);
        county.Add(1);
        await county.StartAsync(Ct);
        await county.Province.SetListenerAsync(up: false, Ct);
        var waiting = county.NextPart();
        await county.Clerk.ConcludeAsync(waiting, Ct);

        disk.Fill();
        var (refused, request) = await EnterUntilRefusedAsync(county);

        // Reading goes on, and what was refused is not there.
        Assert.Equal(waiting.ResultName, (await GetAsync(county, waiting)).Name);
        Assert.Equal(StatusCode.NotFound, (await Assert.ThrowsAsync<RpcException>(() => GetAsync(county, refused))).StatusCode);

        // The province answers again, and hears nothing of which there is no record.
        var failures = Failures(county);
        await county.Province.SetListenerAsync(up: true, Ct);
        await Until.TrueAsync("the bridge tried to send, or sent", Patience, () => Failures(county) > failures || county.Accepted(waiting.Result) > 0, Ct);
        Assert.True(county.Accepted(waiting.Result) <= (await county.SendsAsync(waiting.Result, Ct)).Count);

        disk.MakeRoom();
        await county.Clerk.TryAsync(refused.Clerk, (service, options) => service.SubmitResultAsync(request, options), Ct);
        await county.ComeToRestAsync(Ct);
        Assert.Equal(1, county.Accepted(waiting.Result));
        await new Invariants(county).CheckAsync(Ct);
    }

    /// <summary>Pages that are there already take a few results more.</summary>
    private static async Task<(TaskPart Part, SubmitResultRequest Request)> EnterUntilRefusedAsync(County county)
    {
        while (true)
        {
            var part = county.NextPart();
            var request = Clerk.RequestFor(part);
            try
            {
                await county.Clerk.TryAsync(part.Clerk, (service, options) => service.SubmitResultAsync(request, options), Ct);
            }
            catch (RpcException refusal)
            {
                Assert.Equal(StatusCode.ResourceExhausted, refusal.StatusCode);
                var details = refusal.GetRpcStatus();
                Assert.Equal("STORE_FULL", details?.GetDetail<ErrorInfo>()?.Reason);
                Assert.Contains("磁盘已满", details?.GetDetail<LocalizedMessage>()?.Message);
                return (part, request);
            }
        }
    }

    private static Task<InspectionResult> GetAsync(County county, TaskPart part) =>
        county.Clerk.TryAsync(part.Clerk, (results, options) => results.GetInspectionResultAsync(new() { Name = part.ResultName }, options), Ct);

    private static int Failures(County county) => county.Bridges[0].Log.Split('\n').Count(line => DiskFull.Any(line.Contains));
}
