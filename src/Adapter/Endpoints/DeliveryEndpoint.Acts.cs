using System.Text.Json;
using ChangliBridge.Adapter.Mapping;
using ChangliBridge.Domain.Drawing.Evidence;
using ChangliBridge.Domain.Results;
using ChangliBridge.Domain.Rules;
using ChangliBridge.Store.Ledger;
using Grpc.Core;
using Microsoft.EntityFrameworkCore;
using V1 = ChangliBridge.Contract.V1;

namespace ChangliBridge.Adapter.Endpoints;

/// <summary>What operators do to deliveries; each act is one unit with its audit entries.</summary>
internal sealed partial class DeliveryEndpoint
{
    private const int LongestReason = 500;
    private const int RetriedUsually = 100;
    private const int RetriedAtMost = 200;

    public override Task<V1.Delivery> HoldDelivery(V1.HoldDeliveryRequest request, ServerCallContext context) =>
        ActAsync(request, context, request.Name, async (mutation, id, ct) =>
        {
            CheckReason(request.Reason);
            await intervention.HoldAsync(mutation.Unit, id, request.Reason, ct);
        });

    public override Task<V1.Delivery> ReleaseDelivery(V1.ReleaseDeliveryRequest request, ServerCallContext context) =>
        ActAsync(request, context, request.Name, (mutation, id, ct) => intervention.ReleaseAsync(mutation.Unit, id, ct));

    public override Task<V1.Delivery> DiscardDelivery(V1.DiscardDeliveryRequest request, ServerCallContext context) =>
        ActAsync(request, context, request.Name, async (mutation, id, ct) =>
        {
            CheckReason(request.Reason);
            await DeliveryIntervention.ProposeDiscardAsync(mutation.Unit, id, request.Reason, ct);
        });

    public override Task<V1.Delivery> ConfirmDiscardDelivery(V1.ConfirmDiscardDeliveryRequest request, ServerCallContext context) =>
        ActAsync(request, context, request.Name, (mutation, id, ct) => intervention.ConfirmDiscardAsync(mutation.Unit, id, ct));

    public override Task<V1.Delivery> CorrectDelivery(V1.CorrectDeliveryRequest request, ServerCallContext context) =>
        mutations.RunAsync(request, context, async (mutation, ct) =>
        {
            var id = await RequireVisibleAsync(mutation, request.Name, ct);
            // 谁检查、谁录入: what a record says is its department's to say, whoever runs the bridge.
            mutation.Caller.RequireDepartment((await ReadAsync(mutation, id, ct)).Department, "name");
            CheckReason(request.Reason);
            var corrected = await DeliveryIntervention.CorrectAsync(mutation.Unit, id, (BodyOf(request.Body), request.Reason), ct);
            // A result is disclosed once the province has it, in whichever revision.
            if (await mutation.Db.Set<InspectionResult>().SingleOrDefaultAsync(result => result.DeliveryId == id, ct) is { } result)
                result.DeliveredAs(corrected);
            return (await mutation.Db.Set<Delivery>().FindAsync([corrected], ct))!.ToProto();
        });

    public override async Task<V1.RetryDeliveriesResponse> RetryDeliveries(V1.RetryDeliveriesRequest request, ServerCallContext context)
    {
        if (!request.ValidateOnly)
        {
            return await mutations.RunAsync(request, context, (mutation, ct) =>
            {
                var (filter, page) = Asked(request);
                return RetryAsync(mutation, filter, page, ct);
            });
        }
        var (counted, _) = Asked(request);
        await using var db = store.Read();
        return new V1.RetryDeliveriesResponse { TotalSize = await counted.In(db, Security.Caller.Of(context)).CountAsync(context.CancellationToken) };
    }

    private (DeliveryFilter Filter, PageRequest Page) Asked(V1.RetryDeliveriesRequest request)
    {
        var faults = new FaultList();
        var page = PageRequest.From(request.PageSize == 0 ? RetriedUsually : Math.Min(request.PageSize, RetriedAtMost), request.PageToken, faults);
        var filter = DeliveryFilter.Of(request, clock.GetUtcNow(), county, faults);
        faults.ThrowIfAny();
        return (filter, page);
    }

    private async Task<V1.RetryDeliveriesResponse> RetryAsync(Mutation mutation, DeliveryFilter filter, PageRequest page, CancellationToken ct)
    {
        var all = filter.In(mutation.Db, mutation.Caller);
        var total = await page.TotalAsync(all, ct);
        var (ids, next) = await page.TakeAsync(
            all.Where(delivery => string.Compare(delivery.Id, page.After) > 0).OrderBy(delivery => delivery.Id).Select(delivery => delivery.Id), id => id, ct);
        var answer = new V1.RetryDeliveriesResponse { NextPageToken = next, TotalSize = total };
        foreach (var id in ids)
            answer.Results.Add(await RetryAsync(mutation, id, ct));
        return answer;
    }

    // A refusal is one delivery's own: it is found before anything of it is changed, and the others go on.
    private async Task<V1.RetryDeliveriesResponse.Types.Result> RetryAsync(Mutation mutation, string id, CancellationToken ct)
    {
        try
        {
            await intervention.RetryAsync(mutation.Unit, id, ct);
            return new() { Name = $"deliveries/{id}", Retried = true };
        }
        catch (RuleViolation refused)
        {
            return new() { Name = $"deliveries/{id}", Reason = string.Concat(refused.Faults.Select(fault => fault.Reason + fault.Remedy)) };
        }
    }

    private Task<V1.Delivery> ActAsync(Google.Protobuf.IMessage request, ServerCallContext context, string name, Func<Mutation, string, CancellationToken, Task> act) =>
        mutations.RunAsync(request, context, async (mutation, ct) =>
        {
            var id = await RequireVisibleAsync(mutation, name, ct);
            await act(mutation, id, ct);
            return (await ReadAsync(mutation, id, ct)).ToProto();
        });

    private static async Task<string> RequireVisibleAsync(Mutation mutation, string name, CancellationToken ct)
    {
        var id = ResourceName.Id(name, "name", "deliveries");
        return await DeliveryFilter.VisibleTo(mutation.Db, mutation.Caller).AnyAsync(delivery => delivery.Id == id, ct) ? id : throw ResourceName.Unknown(name, "name");
    }

    // Not tracked: the ledger moves rows by its own statements.
    private static Task<Delivery> ReadAsync(Mutation mutation, string id, CancellationToken ct) =>
        mutation.Db.Set<Delivery>().AsNoTracking().SingleAsync(delivery => delivery.Id == id, ct);

    private static byte[] BodyOf(string body)
    {
        try
        {
            using var json = JsonDocument.Parse(body, new JsonDocumentOptions { AllowDuplicateProperties = false, MaxDepth = 32 });
            return json.RootElement.ValueKind == JsonValueKind.Object ? CanonicalJson.Canonicalise(json.RootElement) : throw new FormatException("the record is not an object");
        }
        catch (Exception fault) when (fault is JsonException or FormatException)
        {
            throw new RuleViolation(Rule.FieldMalformed, "body", $"更正后的记录不是规范的 JSON 对象（{fault.Message}）。", "请只用字符串、整数、布尔、null、列表和对象，同一字段只出现一次。");
        }
    }

    private static void CheckReason(string reason)
    {
        var faults = new FaultList();
        faults.RequireText("reason", reason, LongestReason);
        faults.ThrowIfAny();
    }
}
