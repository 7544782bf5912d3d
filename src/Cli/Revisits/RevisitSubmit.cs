using System.CommandLine;
using ChangliBridge.Cli.Connection;
using ChangliBridge.Cli.Printing;
using Outcome = ChangliBridge.Contract.V1.RevisitItem.Types.Outcome;
using V1 = ChangliBridge.Contract.V1;

namespace ChangliBridge.Cli.Revisits;

/// <summary><c>changli revisit submit REVISIT</c>: what was found, item by item.</summary>
internal static class RevisitSubmit
{
    private static readonly Dictionary<string, Outcome> Outcomes = new() { ["ok"] = Outcome.NoProblem, ["problem"] = Outcome.Problem, ["unchecked"] = Outcome.Unchecked };

    public static Command Make()
    {
        var (name, on) = (ResourceName.Revisit(), DayText.Option("--on", "回访日期 (day of the visit)"));
        on.Required = true;
        var inspectors = ResourceName.InspectorsOption("到场人员，可重复");
        inspectors.Required = true;
        var findings = new Option<string[]>("--finding") { Description = "逐项结论：事项=ok|problem|unchecked[:说明]，可重复 (item=outcome[:text]; repeat it)", HelpName = "ITEM=OUTCOME", Required = true };
        findings.Validators.Add(result =>
        {
            foreach (var token in result.Tokens.Where(token => Read(token.Value) is null))
                result.AddError($"“{token.Value}”应写作 事项=ok、事项=problem:说明 或 事项=unchecked (is no finding)");
        });
        return new Command("submit", "录入回访结论 (enters what a revisit found)") { name, on, inspectors, findings, RequestId.Option, OutputFormat.Option }
            .Calls((bridge, parsed, ct) => RunAsync(bridge, parsed, new V1.SubmitRevisitRequest
            {
                Name = parsed.GetRequiredValue(name),
                VisitDate = DayText.Parse(parsed.GetRequiredValue(on)),
                Inspectors = { parsed.GetRequiredValue(inspectors) },
                Findings = { parsed.GetRequiredValue(findings).Select(Read) },
                RequestId = RequestId.GivenOrFresh(parsed),
            }, ct));
    }

    private static V1.SubmitRevisitRequest.Types.Finding? Read(string text)
    {
        var (parts, finding) = (text.Split('=', 2), new V1.SubmitRevisitRequest.Types.Finding());
        var outcome = parts.Length == 2 ? parts[1].Split(':', 2) : [""];
        if (!Outcomes.TryGetValue(outcome[0], out var known) || ResourceName.ItemOf(parts[0]) is not { } item)
            return null;
        (finding.Item, finding.Outcome, finding.Text) = (item, known, outcome.Length > 1 ? outcome[1] : "");
        return finding;
    }

    private static async Task<int> RunAsync(Bridge bridge, ParseResult parsed, V1.SubmitRevisitRequest request, CancellationToken ct)
    {
        var revisit = await RequestId.SendAsync(bridge, request.RequestId, options => bridge.Revisits.SubmitRevisitAsync(request, options), ct);
        OutputFormat.Print(parsed, revisit, () => RevisitText.Print(revisit));
        return ExitCode.Done;
    }
}
