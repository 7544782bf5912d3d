using System.Security.Cryptography;
using System.Text;
using ChangliBridge.Benchmarks.Rig;
using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using V1 = ChangliBridge.Contract.V1;

namespace ChangliBridge.Benchmarks.DrawService;

/// <summary>The county's people at a bridge: a disclosed plan, and the acts of a draw, each a call over gRPC.</summary>
internal sealed class CountyDesk(ChannelBase channel, BenchKeys keys)
{
    public static readonly DateTimeOffset StartAt = new(2023, 11, 3, 9, 0, 0, TimeSpan.FromHours(8));

    private static readonly string[] Parties = ["mzj", "scjgj", "ssjb"];

    private readonly V1.DrawService.DrawServiceClient _draws = new(channel);

    /// <summary>Registered keys, claimed items and a disclosed plan with the county's rates.</summary>
    public async Task DiscloseAsync(CancellationToken ct)
    {
        var (catalog, plans, partyKeys) = (new V1.CatalogService.CatalogServiceClient(channel), new V1.PlanService.PlanServiceClient(channel), new V1.KeyService.KeyServiceClient(channel));
        foreach (var party in Parties)
            await partyKeys.RegisterPartyKeyAsync(new() { KeyId = keys.Of(party).KeyId, RequestId = Fresh() }, By(party, ct));
        var items = new List<V1.InspectionItem>();
        foreach (var (department, code, mapped) in new[] { ("mzj", "MZ001", "13032200000001"), ("scjgj", "SC001", "13032200000002") })
        {
            var item = await catalog.ClaimItemAsync(new() { UpstreamItem = code, DutyBasis = "“三定”规定", RequestId = Fresh() }, By(department, ct));
            items.Add(await catalog.ConfirmItemMappingAsync(new() { Name = item.Name, SupervisionItems = { mapped }, RequestId = Fresh() }, By(department, ct)));
        }
        var plan = await plans.CreateInspectionPlanAsync(new() { InspectionPlanId = BenchPlan.Id, InspectionPlan = BenchPlan.Build(items), RequestId = Fresh() }, By("mzj", ct));
        await new V1.PlanVersionService.PlanVersionServiceClient(channel).SubmitInspectionPlanAsync(new() { Name = plan.Name, RequestId = Fresh() }, By("mzj", ct));
        await plans.ApproveInspectionPlanAsync(new() { Name = plan.Name, RequestId = Fresh() }, By("mzj", ct, "approver"));
        await plans.FileInspectionPlanAsync(new() { Name = plan.Name, RequestId = Fresh() }, By("mzj", ct));
        await plans.DiscloseInspectionPlanAsync(new() { Name = plan.Name, RequestId = Fresh() }, By("mzj", ct));
    }

    public async Task<V1.Draw> FreezeAsync(string batch, CancellationToken ct)
    {
        var closes = Timestamp.FromDateTimeOffset(StartAt.AddDays(1));
        return await _draws.FreezeDrawAsync(new()
        {
            Parent = BenchPlan.Name,
            BatchId = batch,
            RevealBy = Timestamp.FromDateTimeOffset(StartAt.AddDays(2)),
            Slots = { Parties.Select(party => new V1.ContributionSlot { Name = party, Outside = party == "ssjb", CloseTime = closes }) },
            RequestId = Fresh(),
        }, By("mzj", ct));
    }

    /// <summary>Every party commits, then every party opens.</summary>
    public async Task ContributeAsync(V1.Draw draw, CancellationToken ct)
    {
        foreach (var party in Parties)
        {
            // By docs/draw.md section 2.
            var commitment = SHA256.HashData([.. "changli-draw-slot/1"u8, .. Convert.FromHexString(draw.Commitment), .. Encoding.UTF8.GetBytes(party), 0x1F, .. Encoding.UTF8.GetBytes(ValueOf(party))]);
            await _draws.AddContributionAsync(new() { Name = draw.Name, Slot = party, Commitment = Convert.ToHexStringLower(commitment), Signature = keys.Of(party).Sign(commitment), RequestId = Fresh() }, By(party, ct));
        }
        foreach (var party in Parties)
            await _draws.AddContributionAsync(new() { Name = draw.Name, Slot = party, Value = ValueOf(party), RequestId = Fresh() }, By(party, ct));
    }

    public async Task<V1.Draw> RevealAsync(V1.Draw draw, CancellationToken ct) => await _draws.RevealDrawAsync(new() { Name = draw.Name, RequestId = Fresh() }, By("mzj", ct));

    public async Task<V1.Draw> ConfirmAsync(V1.Draw draw, CancellationToken ct) => await _draws.ConfirmDrawAsync(new() { Name = draw.Name, RequestId = Fresh() }, By("mzj", ct));

    /// <summary>The full bundle into a file.</summary>
    public async Task DownloadAsync(V1.Draw draw, string path, CancellationToken ct)
    {
        await using var file = File.Create(path);
        using var call = _draws.GetBundle(new() { Name = draw.Name, Kind = V1.GetBundleRequest.Types.Kind.Full }, By("mzj", ct));
        await foreach (var chunk in call.ResponseStream.ReadAllAsync(ct))
            chunk.Content.WriteTo(file);
    }

    private static string ValueOf(string party) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(party)));

    private static string Fresh() => Guid.NewGuid().ToString();

    private CallOptions By(string department, CancellationToken ct, string role = "clerk") =>
        new(new Metadata { { "authorization", $"Bearer {keys.Token(department, department == "ssjb" ? ["supervisor", "operator"] : [role])}" } }, cancellationToken: ct);
}
