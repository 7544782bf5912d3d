using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using ChangliBridge.Contract.V1;
using ChangliBridge.Store;
using ChangliBridge.Store.Ledger;
using ChangliBridge.Testing;
using Google.Protobuf.WellKnownTypes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;
using Row = ChangliBridge.Store.Ledger.Delivery;

namespace ChangliBridge.Adapter.Tests.Hosting;

/// <summary>The county's people at work on a bridge: each act the way they do it, each stage on top of the one before.</summary>
internal sealed class CountyAtWork(BridgeHost host) : IAsyncDisposable
{
    public static readonly DateTimeOffset CheckDay = new(2023, 11, 7, 9, 0, 0, TimeSpan.FromHours(8));

    private static readonly DeliveryPolicy Policy = new(UnknownPolicy.LookupThenResend, true, 500, 20);
    private static readonly string[] Parties = ["mzj", "scjgj", "ssjb"];

    public BridgeHost Host => host;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    /// <summary>A bridge with registers and nothing else.</summary>
    public static async Task<CountyAtWork> WithRegistersAsync(StoreProvider provider, params (string Key, string Value)[] settings)
    {
        var county = new CountyAtWork(await BridgeHost.StartAsync(provider, settings));
        await Register.PutAsync(county.Host);
        return county;
    }

    /// <summary>Both departments have claimed and mapped their items, and every party has registered its key.</summary>
    public static async Task<CountyAtWork> WithItemsAsync(StoreProvider provider, params (string Key, string Value)[] settings)
    {
        var county = await WithRegistersAsync(provider, settings);
        await county.ClaimAsync();
        return county;
    }

    public static async Task<CountyAtWork> WithPlanAsync(StoreProvider provider, CreateInspectionPlanRequest? plan = null, params (string Key, string Value)[] settings)
    {
        var county = await WithItemsAsync(provider, settings);
        await county.DiscloseAsync(plan ?? CountyPlan.Joint());
        return county;
    }

    public static async Task<CountyAtWork> WithTasksAsync(StoreProvider provider, CreateInspectionPlanRequest? plan = null, params (string Key, string Value)[] settings)
    {
        var county = await WithPlanAsync(provider, plan, settings);
        await county.RevealAsync(await county.FreezeAsync());
        await county.ConfirmAsync();
        await county.AdvanceAsync(CheckDay);
        return county;
    }

    public async Task ClaimAsync()
    {
        foreach (var party in Parties)
            await RegisterKeyAsync(party);
        await ClaimItemsAsync();
    }

    /// <summary>Without any key.</summary>
    public async Task ClaimItemsAsync()
    {
        foreach (var (department, code, mapped) in new[] { ("mzj", "MZ001", "13032200000001"), ("scjgj", "SC001", "13032200000002") })
        {
            var item = await host.AskAsync<InspectionItem>(Official.ClerkOf(department), new ClaimItemRequest { UpstreamItem = code, DutyBasis = "“三定”规定" });
            await host.AskAsync<InspectionItem>(Official.ClerkOf(department), new ConfirmItemMappingRequest { Name = item.Name, SupervisionItems = { mapped } });
        }
    }

    public async Task<InspectionPlan> DiscloseAsync(CreateInspectionPlanRequest plan)
    {
        var created = await host.AskAsync<InspectionPlan>(Official.BureauClerk, plan);
        return await ToDisclosureAsync(created.Name);
    }

    /// <summary>The newest version on its way from draft to disclosure.</summary>
    public async Task<InspectionPlan> ToDisclosureAsync(string plan)
    {
        await ApproveAsync(plan);
        await host.AskAsync<InspectionPlan>(Official.BureauClerk, new FileInspectionPlanRequest { Name = plan });
        return await host.AskAsync<InspectionPlan>(Official.BureauClerk, new DiscloseInspectionPlanRequest { Name = plan });
    }

    public async Task<InspectionPlan> ApproveAsync(string plan)
    {
        await host.AskAsync<InspectionPlan>(Official.BureauClerk, new SubmitInspectionPlanRequest { Name = plan });
        return await host.AskAsync<InspectionPlan>(Official.BureauApprover, new ApproveInspectionPlanRequest { Name = plan });
    }

    public Task<Draw> FreezeAsync() => host.AskAsync<Draw>(Official.BureauClerk, FreezeRequest());

    public static FreezeDrawRequest FreezeRequest()
    {
        var closes = Timestamp.FromDateTimeOffset(SteppedClock.DemoStart.AddDays(4));
        return new FreezeDrawRequest
        {
            Parent = CountyPlan.Name,
            BatchId = CountyPlan.BatchId,
            RevealBy = Timestamp.FromDateTimeOffset(SteppedClock.DemoStart.AddDays(5)),
            Slots = { Parties.Select(party => new ContributionSlot { Name = party, Outside = party == "ssjb", CloseTime = closes }) },
        };
    }

    /// <summary>Every party commits, every party opens, the lead reveals.</summary>
    public async Task<Draw> RevealAsync(Draw draw)
    {
        foreach (var party in Parties)
            await CommitAsync(draw, party);
        foreach (var party in Parties)
            await host.AskAsync<Draw>(PartyOf(party), new AddContributionRequest { Name = draw.Name, Slot = party, Value = ValueOf(party) });
        return await host.AskAsync<Draw>(Official.BureauClerk, new RevealDrawRequest { Name = draw.Name });
    }

    public Task<Draw> CommitAsync(Draw draw, string party) =>
        host.AskAsync<Draw>(PartyOf(party), CommitRequest(draw, party));

    public static AddContributionRequest CommitRequest(Draw draw, string party) => new()
    {
        Name = draw.Name,
        Slot = party,
        Commitment = CommitmentOf(draw, party),
        Signature = KeyDesk.Of(party).Sign(Convert.FromHexString(CommitmentOf(draw, party))),
    };

    public Task<PartyKey> RegisterKeyAsync(string party) => host.AskAsync<PartyKey>(PartyOf(party), new RegisterPartyKeyRequest { KeyId = KeyDesk.Of(party).KeyId });

    /// <summary>The lead confirms the draw, and every other department of a joint batch its list.</summary>
    public async Task<Draw> ConfirmAsync()
    {
        var draw = await ConfirmDrawAsync();
        foreach (var list in (await host.AskAsync<ListJointListsResponse>(Official.Office, new ListJointListsRequest { Open = true })).JointLists)
        {
            foreach (var own in list.Departments)
                await host.AskAsync<JointList>(Official.ClerkOf(own.Department.Split('/')[1]), new ConfirmDrawnListRequest { Draw = list.Draw });
        }
        return draw;
    }

    public Task<Draw> ConfirmDrawAsync() => host.AskAsync<Draw>(Official.BureauClerk, new ConfirmDrawRequest { Name = CountyPlan.FirstDraw });

    public static string ValueOf(string party) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(party)));

    /// <summary>By docs/draw.md section 2, written out.</summary>
    public static string CommitmentOf(Draw draw, string party) => Convert.ToHexStringLower(SHA256.HashData(
        [.. "changli-draw-slot/1"u8, .. Convert.FromHexString(draw.Commitment), .. Encoding.UTF8.GetBytes(party), 0x1F, .. Encoding.UTF8.GetBytes(ValueOf(party))]));

    public static Official PartyOf(string party) => party == "ssjb" ? Official.Office : Official.ClerkOf(party);

    public Task AdvanceAsync(DateTimeOffset to) => host.AskAsync<Contract.V1.Clock>(Official.Office, new AdvanceClockRequest { Time = Timestamp.FromDateTimeOffset(to) });

    public async Task<IReadOnlyList<InspectionTask>> TasksAsync() =>
        (await host.AskAsync<ListInspectionTasksResponse>(Official.Office, new ListInspectionTasksRequest())).InspectionTasks;

    public static SubmitResultRequest ResultOf(InspectionTask task, string department, string code = "1") => new()
    {
        Parent = task.Name,
        InspectionResult = new InspectionResult
        {
            CodeList = CountyPlan.CodeList,
            Codes = { code },
            CheckDate = CountyPlan.Day(2023, 11, 7),
            Inspectors = { task.Parts.Single(part => part.Department == $"departments/{department}").Inspectors },
            Findings = code == "1" ? "" : "台账不全，已责令改正",
        },
    };

    public async Task<InspectionResult> ConcludeAsync(InspectionTask task, string department, string code = "1")
    {
        var result = await host.AskAsync<InspectionResult>(Official.ClerkOf(department), ResultOf(task, department, code));
        return await host.AskAsync<InspectionResult>(Official.ApproverOf(department), new ReviewResultRequest { Name = result.Name });
    }

    /// <summary>The province takes everything that waits for it.</summary>
    public async Task PublishAsync()
    {
        var ledger = host.Services.GetRequiredService<DeliveryLedger>();
        while (await WaitingAsync())
        {
            var leased = await ledger.ClaimDueAsync(new ClaimTerms("provincial", Policy, 60_000), 100, Ct);
            await ledger.CompleteAsync([.. leased.Select(delivery => new ActOutcome(delivery, new DeliveryEvent.Accepted(), "ACCEPTED") { HttpStatus = 200 })], Policy, Ct);
        }
    }

    /// <summary>处理结果 on their way to the province, in the order of their revisions.</summary>
    public async Task<List<string>> HandlingsAsync()
    {
        await using var db = host.Store.Read();
        var bodies = await db.Set<Row>().Where(delivery => delivery.Kind == "handling").OrderBy(delivery => delivery.Revision).Select(delivery => delivery.Body).ToListAsync(Ct);
        return [.. bodies.Select(body => JsonDocument.Parse(body).RootElement.GetProperty("handling").GetString()!)];
    }

    public ValueTask DisposeAsync() => host.DisposeAsync();

    private async Task<bool> WaitingAsync()
    {
        await using var db = host.Store.Read();
        return await db.Set<Row>().AnyAsync(delivery => delivery.Platform == "provincial" && (delivery.State == DeliveryState.Pending || delivery.State == DeliveryState.Received), Ct);
    }
}
