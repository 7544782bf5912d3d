using ChangliBridge.Adapter.Tests.Hosting;
using ChangliBridge.Contract.V1;
using ChangliBridge.Store;
using ChangliBridge.Testing;
using Grpc.Core;
using Microsoft.EntityFrameworkCore;
using Xunit;
using AuditEntry = ChangliBridge.Store.Audit.AuditEntry;
using Claimed = ChangliBridge.Domain.Catalog.InspectionItem;
using Row = ChangliBridge.Store.Ledger.Delivery;

namespace ChangliBridge.Adapter.Tests.BadInput;

/// <summary>request_id (AIP-155): one effect, one answer.</summary>
public sealed class RequestIdTests
{
    [Theory, BothDatabases]
    public async Task The_same_request_again_has_the_same_answer_to_the_byte_and_no_second_effect(StoreProvider provider)
    {
        await using var county = await CountyAtWork.WithRegistersAsync(provider);
        var (token, claim) = (TokenDesk.For(Official.BureauClerk), Claim());
        var first = await county.Host.Link.SendAsync(token, claim);
        var stored = await Fingerprint.OfAsync(county.Host.Store);
        Assert.Equal(first, await county.Host.Link.SendAsync(token, claim));
        Assert.Equal(stored, await Fingerprint.OfAsync(county.Host.Store));
    }

    [Theory, BothDatabases]
    public async Task Eight_at_once_have_one_effect_and_one_answer(StoreProvider provider)
    {
        await using var county = await CountyAtWork.WithRegistersAsync(provider);
        var (token, claim) = (TokenDesk.For(Official.BureauClerk), Claim());
        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => county.Host.Link.SendAsync(token, claim)));
        Assert.All(answers, answer => Assert.Equal(answers[0], answer));
        await using var db = county.Host.Store.Read();
        var ct = TestContext.Current.CancellationToken;
        Assert.Equal(1, await db.Set<Claimed>().CountAsync(ct));
        Assert.Equal(1, await db.Set<Row>().CountAsync(ct));
        Assert.Equal(1, await db.Set<AuditEntry>().CountAsync(entry => entry.Act == "item.claim", ct));
    }

    [Theory, BothDatabases]
    public async Task The_same_id_for_another_request_is_refused(StoreProvider provider)
    {
        await using var county = await CountyAtWork.WithRegistersAsync(provider);
        var claim = Claim();
        await county.Host.AskAsync<InspectionItem>(Official.BureauClerk, claim);
        var other = claim.Clone();
        other.DutyBasis = "另一依据";
        (await county.Host.RefuseAsync(Official.BureauClerk, other)).Is(StatusCode.InvalidArgument, "request_id REQUEST_ID_REUSED");
        var otherMethod = new ConfirmItemMappingRequest { Name = "inspectionItems/mzj-mz001", SupervisionItems = { "13032200000001" }, RequestId = claim.RequestId };
        (await county.Host.RefuseAsync(Official.BureauClerk, otherMethod)).Is(StatusCode.InvalidArgument, "request_id REQUEST_ID_REUSED");
    }

    [Theory, BothDatabases]
    public async Task Callers_ids_are_independent(StoreProvider provider)
    {
        await using var county = await CountyAtWork.WithRegistersAsync(provider);
        var claim = Claim();
        Assert.Equal("departments/mzj", (await county.Host.AskAsync<InspectionItem>(Official.BureauClerk, claim)).Department);
        Assert.Equal("departments/scjgj", (await county.Host.AskAsync<InspectionItem>(Official.MarketClerk, claim)).Department);
    }

    [Theory, BothDatabases]
    public async Task A_refused_request_may_be_corrected_under_its_id(StoreProvider provider)
    {
        await using var county = await CountyAtWork.WithRegistersAsync(provider);
        var claim = Claim();
        claim.UpstreamItem = "XX9";
        await county.Host.RefuseAsync(Official.BureauClerk, claim);
        claim.UpstreamItem = "MZ001";
        await county.Host.AskAsync<InspectionItem>(Official.BureauClerk, claim);
    }

    [Theory, BothDatabases]
    public async Task A_missing_or_malformed_id_is_named_together_with_the_other_faults(StoreProvider provider)
    {
        await using var county = await CountyAtWork.WithRegistersAsync(provider);
        var token = TokenDesk.For(Official.BureauClerk);
        (await county.Host.RefuseRawAsync(token, new ClaimItemRequest())).Is(StatusCode.InvalidArgument, "upstream_item FIELD_REQUIRED", "duty_basis FIELD_REQUIRED", "request_id FIELD_REQUIRED");
        (await county.Host.RefuseRawAsync(token, new ClaimItemRequest { UpstreamItem = "MZ001", DutyBasis = "三定" })).Is(StatusCode.InvalidArgument, "request_id FIELD_REQUIRED");
        (await county.Host.RefuseRawAsync(token, new ClaimItemRequest { UpstreamItem = "XX9", DutyBasis = "三定", RequestId = "1" }))
            .Is(StatusCode.NotFound, "upstream_item UNKNOWN", "request_id FIELD_MALFORMED");
    }

    private static ClaimItemRequest Claim() => new() { UpstreamItem = "MZ001", DutyBasis = "“三定”规定", RequestId = Guid.NewGuid().ToString() };
}
