using System.Text.Json;
using ChangliBridge.Contract.V1;

namespace ChangliBridge.Sandbox.Demo.Year;

/// <summary>更正 of a disclosed result: entered anew with its reason, reviewed by another person, delivered as revision 2, disclosed again.</summary>
internal sealed class YearAmendment((DemoStage Told, DemoStage Quiet) stage, DeliveryStep deliveries, YearFigures figures)
{
    private const string Corrected = "E";
    private const string Finding = "营业执照未悬挂，当场责令改正，已改正";
    private readonly YearDiary diary = new(stage.Told);

    /// <summary>Amends the first result of a batch that found no problem.</summary>
    public async Task RunAsync(IReadOnlyList<ConcludedResult> concluded, CancellationToken cancellationToken)
    {
        var result = await FirstInOrderAsync(concluded, cancellationToken);
        var department = result.Name.Split('/')[^1];
        var amended = await AmendAsync(result, department, cancellationToken);
        diary.Tell(Official.TitleOf(department), "复核档案，更正一份已公示的结果（现场改正的问题录入时漏选）", "公众仍看到原结果，等待他人审核");
        var id = (string act) => stage.Quiet.Work.RequestId($"amend/{result.Name}/{act}");
        await stage.Quiet.CallAsync(Official.ApproverOf(department), options => stage.Quiet.Bridge.Results.ReviewResultAsync(new() { Name = result.Name, RequestId = id("review") }, options), cancellationToken);
        await deliveries.WaitForAllAsync(cancellationToken);
        await stage.Quiet.CallAsync(Official.ClerkOf(department), options => stage.Quiet.Bridge.Results.DiscloseResultAsync(new() { Name = result.Name, RequestId = id("disclose") }, options), cancellationToken);
        var handling = new RecordHandlingRequest { Name = result.Name, Handling = "责令改正，已当场改正", RequestId = id("handling") };
        await stage.Quiet.CallAsync(Official.ClerkOf(department), options => stage.Quiet.Bridge.Results.RecordHandlingAsync(handling, options), cancellationToken);
        await deliveries.WaitForAllAsync(cancellationToken);
        var key = (await stage.Quiet.CallAsync(Official.Supervisor, options => stage.Quiet.Bridge.Deliveries.GetDeliveryAsync(new() { Name = result.Delivery }, options), cancellationToken)).BusinessKey;
        var entries = await stage.Quiet.Desk.EntriesAsync("result", cancellationToken);
        figures.Amended = key;
        figures.AmendedAccepted = [.. entries.Where(entry => entry.BusinessKey == key).OrderBy(entry => entry.Revision).Select(entry => entry.Accepted)];
        figures.AmendedIsOpen = await IsOpenAsync(result.Name, cancellationToken);
        diary.Tell(Official.TitleOf(department), $"审核人审核第 {amended.Revision} 版并重新公示", $"省平台收到 {figures.AmendedAccepted.Count} 个版本，公示页{(figures.AmendedIsOpen ? "显示更正后的结果" : "仍是原结果")}");
    }

    private async Task<InspectionResult> FirstInOrderAsync(IReadOnlyList<ConcludedResult> concluded, CancellationToken cancellationToken)
    {
        foreach (var one in concluded)
        {
            var result = await stage.Quiet.CallAsync(Official.ClerkOf(one.Department), options => stage.Quiet.Bridge.Results.GetInspectionResultAsync(new() { Name = one.Name }, options), cancellationToken);
            if (result.Codes is ["1"])
                return result;
        }

        throw new DemoFailure("没有未发现问题的结果可以更正");
    }

    private Task<InspectionResult> AmendAsync(InspectionResult result, string department, CancellationToken cancellationToken)
    {
        var anew = new InspectionResult
        {
            CodeList = result.CodeList,
            Codes = { Corrected },
            CheckDate = result.CheckDate,
            Inspectors = { result.Inspectors },
            Findings = Finding,
            ItemOutcomes = { result.ItemOutcomes.Select((outcome, place) => place > 0 ? outcome : new ItemOutcome { Item = outcome.Item, Verdict = ItemOutcome.Types.Verdict.Failed, Finding = Finding }) },
            CheckMethods = { result.CheckMethods },
        };
        var amend = new AmendResultRequest { Name = result.Name, InspectionResult = anew, Reason = "录入时漏选代码，按现场检查记录更正", RequestId = stage.Quiet.Work.RequestId($"amend/{result.Name}") };
        return stage.Quiet.CallAsync(Official.ClerkOf(department), options => stage.Quiet.Bridge.Results.AmendResultAsync(amend, options), cancellationToken);
    }

    private async Task<bool> IsOpenAsync(string name, CancellationToken cancellationToken)
    {
        using var http = new HttpClient(new SocketsHttpHandler { UseProxy = false }) { BaseAddress = stage.Quiet.OpenPages };
        using var page = JsonDocument.Parse(await http.GetStringAsync(new Uri("results?page_size=1000", UriKind.Relative), cancellationToken));
        return page.RootElement.EnumerateObject().First(property => property.Value.ValueKind == JsonValueKind.Array).Value.EnumerateArray().Any(row =>
            row.GetProperty("name").GetString() == name && row.GetProperty("amendedAt").GetString() is { Length: > 0 } && row.GetProperty("results")[0].GetString() == "发现问题经责令已改正");
    }
}
