using System.Net;
using System.Text.Json;
using ChangliBridge.Adapter.Tests.Documents;
using ChangliBridge.Adapter.Tests.Hosting;
using ChangliBridge.Contract.V1;
using ChangliBridge.Store;
using ChangliBridge.Testing;
using Grpc.Core;
using Microsoft.EntityFrameworkCore;
using Xunit;
using Row = ChangliBridge.Store.Ledger.Delivery;
using State = ChangliBridge.Contract.V1.InspectionPlan.Types.State;

namespace ChangliBridge.Adapter.Tests.Plans;

/// <summary>计划版本 over gRPC: submitted, returned, approved, adjusted, filed and disclosed, with the 实施方案.</summary>
public sealed class PlanVersionTests
{
    private static readonly byte[] Scheme = "%PDF-1.7 2023年双随机、一公开监管工作实施方案"u8.ToArray();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, BothDatabases]
    public async Task A_plan_is_submitted_returned_with_a_reason_written_again_and_approved(StoreProvider provider)
    {
        await using var county = await CountyAtWork.WithItemsAsync(provider);
        var host = county.Host;
        var plan = await host.AskAsync<InspectionPlan>(Official.BureauClerk, CountyPlan.Joint());
        (await host.RefuseAsync(Official.BureauApprover, new ApproveInspectionPlanRequest { Name = plan.Name })).Is(StatusCode.FailedPrecondition, "name WRONG_STATE");
        var submitted = await host.AskAsync<InspectionPlan>(Official.BureauClerk, new SubmitInspectionPlanRequest { Name = plan.Name });
        (await host.RefuseAsync(Official.BureauApprover, new ReturnInspectionPlanRequest { Name = plan.Name })).Is(StatusCode.InvalidArgument, "reason FIELD_REQUIRED");
        var returned = await host.AskAsync<InspectionPlan>(Official.BureauApprover, new ReturnInspectionPlanRequest { Name = plan.Name, Reason = "比例偏低", Etag = submitted.Etag });
        Assert.Equal((State.Returned, "比例偏低"), (returned.State, returned.ReturnReason));
        returned.Batches[0].Strata[0].Take = "6%";
        (await host.RefuseAsync(Official.BureauClerk, new UpdateInspectionPlanRequest { InspectionPlan = returned, Etag = plan.Etag })).Is(StatusCode.Aborted, "etag STALE");
        var updated = await host.AskAsync<InspectionPlan>(Official.BureauClerk, new UpdateInspectionPlanRequest { InspectionPlan = returned, Etag = returned.Etag });
        Assert.Equal("6%", updated.Batches[0].Strata[0].Take);
        var both = new Official("mzj-both", "mzj", "clerk", "approver");
        await host.AskAsync<InspectionPlan>(both, new SubmitInspectionPlanRequest { Name = plan.Name });
        (await host.RefuseAsync(both, new ApproveInspectionPlanRequest { Name = plan.Name })).Is(StatusCode.PermissionDenied, "name REVIEWER_IS_ANOTHER");
        var approved = await host.AskAsync<InspectionPlan>(Official.BureauApprover, new ApproveInspectionPlanRequest { Name = plan.Name });
        Assert.Equal((State.Approved, ""), (approved.State, approved.ReturnReason));
        (await host.RefuseAsync(Official.BureauClerk, new UpdateInspectionPlanRequest { InspectionPlan = approved, Etag = approved.Etag })).Is(StatusCode.FailedPrecondition, "name WRONG_STATE");
    }

    [Theory, BothDatabases]
    public async Task An_adjustment_takes_the_whole_way_again_and_the_version_before_stays_in_force_until_then(StoreProvider provider)
    {
        await using var county = await CountyAtWork.WithPlanAsync(provider);
        var host = county.Host;
        var plan = await host.AskAsync<InspectionPlan>(Official.BureauClerk, new GetInspectionPlanRequest { Name = CountyPlan.Name });
        var changed = plan.Clone();
        changed.Batches[0].EndDate = CountyPlan.Day(2023, 11, 17);
        var adjusted = await host.AskAsync<InspectionPlan>(Official.BureauClerk, new AdjustInspectionPlanRequest { InspectionPlan = changed, Reason = "天气原因延长一周", Etag = plan.Etag });
        Assert.Equal((2, State.Draft, "天气原因延长一周"), (adjusted.Version, adjusted.State, adjusted.AdjustReason));
        (await host.RefuseAsync(Official.BureauClerk, new AdjustInspectionPlanRequest { InspectionPlan = changed, Reason = "再次" })).Is(StatusCode.FailedPrecondition, "name WRONG_STATE");
        var approved = await county.ApproveAsync(CountyPlan.Name);
        var inForce = await host.AskAsync<InspectionPlan>(Official.MarketClerk, new GetInspectionPlanRequest { Name = CountyPlan.Name });
        Assert.Equal((1, 2, State.Disclosed, 10), (inForce.Version, inForce.PendingVersion, inForce.State, inForce.Batches[0].EndDate.Day));
        (await host.RefuseAsync(Official.BureauClerk, CountyAtWork.FreezeRequest())).Is(StatusCode.FailedPrecondition, "batch_id BATCH_BEING_ADJUSTED");
        await host.AskAsync<InspectionPlan>(Official.BureauClerk, new FileInspectionPlanRequest { Name = CountyPlan.Name, Etag = approved.Etag });
        Assert.Single(await OpenAsync(county, "plans/2023-halal/versions"));
        await host.AskAsync<InspectionPlan>(Official.BureauClerk, new DiscloseInspectionPlanRequest { Name = CountyPlan.Name });

        var versions = await host.AskAsync<ListPlanVersionsResponse>(Official.Office, new ListPlanVersionsRequest { Parent = CountyPlan.Name, PageSize = 1 });
        var rest = await host.AskAsync<ListPlanVersionsResponse>(Official.Office, new ListPlanVersionsRequest { Parent = CountyPlan.Name, PageToken = versions.NextPageToken });
        Assert.Equal((2, 1, State.Replaced, 2, State.Disclosed), (versions.TotalSize, versions.PlanVersions[0].Version, versions.PlanVersions[0].State, rest.PlanVersions[0].Version, rest.PlanVersions[0].State));
        Assert.Equal(versions.PlanVersions[0], await host.AskAsync<InspectionPlan>(Official.Office, new GetInspectionPlanRequest { Name = CountyPlan.Name, Version = 1 }));
        (await host.RefuseAsync(Official.Office, new GetInspectionPlanRequest { Name = CountyPlan.Name, Version = 3 })).Is(StatusCode.NotFound, "version UNKNOWN");
        Assert.Equal(["", "天气原因延长一周"], (await OpenAsync(county, "plans/2023-halal/versions")).Select(version => version.GetProperty("adjustReason").GetString()));
        Assert.Equal(2, (await OpenAsync(county, "plans"))[0].GetProperty("version").GetInt32());
        Assert.Equal([("filing", 1), ("filing", 2), ("plan", 1), ("plan", 2)], await RevisionsAsync(county));
        var draw = await host.AskAsync<Draw>(Official.BureauClerk, CountyAtWork.FreezeRequest());
        Assert.Equal("2023-11-17", JsonDocument.Parse(draw.Rule).RootElement.GetProperty("last_day").GetString());
    }

    [Theory, BothDatabases]
    public async Task A_drawn_batch_is_neither_changed_nor_dropped(StoreProvider provider)
    {
        await using var county = await CountyAtWork.WithTasksAsync(provider);
        var host = county.Host;
        var plan = await host.AskAsync<InspectionPlan>(Official.BureauClerk, new GetInspectionPlanRequest { Name = CountyPlan.Name });
        var request = new AdjustInspectionPlanRequest { InspectionPlan = plan.Clone(), Reason = "" };
        request.InspectionPlan.Batches[0].Title = "改名";
        (await host.RefuseAsync(Official.BureauClerk, request)).Is(StatusCode.InvalidArgument, "reason FIELD_REQUIRED", "inspection_plan.batches DRAWN_BATCH_KEPT");
        (request.Reason, request.RequestId, request.InspectionPlan) = ("调整", "", plan.Clone());
        request.InspectionPlan.Batches[0].BatchId = "another";
        (await host.RefuseAsync(Official.BureauClerk, request)).Is(StatusCode.FailedPrecondition, "inspection_plan.batches DRAWN_BATCH_KEPT");
        request.InspectionPlan = plan.Clone();
        var second = plan.Batches[0].Clone();
        (second.BatchId, second.StartDate, second.EndDate) = ("second", CountyPlan.Day(2023, 12, 1), CountyPlan.Day(2023, 12, 15));
        request.InspectionPlan.Batches.Add(second);
        await host.AskAsync<InspectionPlan>(Official.BureauClerk, request);
        await county.ToDisclosureAsync(CountyPlan.Name);
        Assert.Equal(2, (await host.AskAsync<InspectionPlan>(Official.MarketClerk, new GetInspectionPlanRequest { Name = CountyPlan.Name })).Batches.Count);
    }

    [Theory, BothDatabases]
    public async Task The_scheme_is_disclosed_with_its_version_and_served_byte_for_byte(StoreProvider provider)
    {
        await using var county = await CountyAtWork.WithItemsAsync(provider);
        var request = CountyPlan.Joint();
        request.InspectionPlan.Document = new PlanDocument { Title = "实施方案", Document = $"documents/{new string('a', 64)}" };
        (await county.Host.RefuseAsync(Official.BureauClerk, request)).Is(StatusCode.NotFound, "inspection_plan.document.document UNKNOWN");
        var kept = await county.Host.UploadAsync(Official.BureauClerk, DocumentDesk.Declare(Scheme), Scheme);
        request.InspectionPlan.Document.Document = kept.Name;
        var plan = await county.Host.AskAsync<InspectionPlan>(Official.BureauClerk, request);
        Assert.Equal(request.InspectionPlan.Document, plan.Document);
        const string Page = "/open/v1/plans/2023-halal/versions/1/document";
        using var client = county.Host.CreateClient();
        using var early = await client.GetAsync(Page, Ct);
        Assert.Equal(HttpStatusCode.NotFound, early.StatusCode);
        await county.ToDisclosureAsync(plan.Name);
        using var served = await client.GetAsync(Page, Ct);
        Assert.Equal(("application/pdf", $"\"{kept.Digest}\""), (served.Content.Headers.ContentType?.MediaType, served.Headers.ETag?.Tag));
        Assert.Equal(Scheme, await served.Content.ReadAsByteArrayAsync(Ct));
        var open = (await OpenAsync(county, "plans"))[0];
        Assert.Equal(("实施方案", kept.Digest), (open.GetProperty("document").GetString(), open.GetProperty("documentDigest").GetString()));
    }

    [Theory, BothDatabases]
    public async Task The_plan_table_a_temporary_task_and_figures_that_do_not_fit_come_back_and_are_marked(StoreProvider provider)
    {
        await using var county = await CountyAtWork.WithItemsAsync(provider);
        var request = CountyPlan.Joint();
        request.InspectionPlan.TemporaryApproval = new TemporaryApproval { Number = "昌民宗〔2023〕9号", Approver = "县民宗局局务会", Reason = "群众举报集中" };
        var batch = request.InspectionPlan.Batches[0];
        (batch.PlanNumber, batch.Frequency, batch.DrawMode, batch.DrawType, batch.LeadOffice) = ("003", "1次/年", "县抽县查", "省抽省查", "综合股");
        batch.CheckMethods.Add("实地检查");
        (await county.Host.RefuseAsync(Official.BureauClerk, request)).Is(StatusCode.InvalidArgument, "inspection_plan.batches[0].draw_type WORD_ON_THE_LIST");
        (batch.DrawType, batch.StatedTotal, batch.Strata[0].StatedCount) = ("定向", 5, 6);
        var plan = await county.DiscloseAsync(request);
        var flag = Assert.Single(plan.Batches[0].Flags);
        Assert.Equal("TOTAL_IS_NOT_ITS_PARTS", flag.Kind);
        plan.Batches[0].Flags.Clear();
        batch.Rounding = Rounding.HalfUp;
        Assert.Equal((batch, request.InspectionPlan.TemporaryApproval), (plan.Batches[0], plan.TemporaryApproval));
        const string Mark = "临时任务 昌民宗〔2023〕9号 县民宗局局务会：群众举报集中";
        Assert.Equal(Mark, (await county.FreezeAsync()).Temporary);
        Assert.Equal(Mark, (await OpenAsync(county, "draws"))[0].GetProperty("temporary").GetString());
        var open = (await OpenAsync(county, "plans"))[0];
        var rows = await county.Host.AskAsync<ListIndicatorRowsResponse>(Official.Office, new ListIndicatorRowsRequest { Indicator = "batch-completion" });
        Assert.Equal($"{batch.Title}（临时任务）", Assert.Single(rows.IndicatorRows).Title);
        Assert.Equal((Mark, "县抽县查"), (open.GetProperty("temporary").GetString(), open.GetProperty("batches")[0].GetProperty("drawMode").GetString()));
    }

    private static async Task<List<JsonElement>> OpenAsync(CountyAtWork county, string page)
    {
        using var client = county.Host.CreateClient();
        return [.. JsonDocument.Parse(await client.GetStringAsync($"/open/v1/{page}", Ct)).RootElement.GetProperty("items").EnumerateArray()];
    }

    private static async Task<IEnumerable<(string, int)>> RevisionsAsync(CountyAtWork county)
    {
        await using var db = county.Host.Store.Read();
        var rows = await db.Set<Row>().Where(delivery => delivery.Kind == "plan" || delivery.Kind == "filing").ToListAsync(Ct);
        return rows.Select(delivery => (delivery.Kind, delivery.Revision)).Order();
    }
}
