using System.CommandLine;
using ChangliBridge.Cli.Printing;
using V1 = ChangliBridge.Contract.V1;

namespace ChangliBridge.Cli.Risk;

/// <summary><c>changli risk rates PLAN --batch BATCH</c>: rates and frequencies by grade, with the reasons.</summary>
internal static class RiskRates
{
    private static readonly string[] Columns = ["分层", "等级", "对象", "现定", "建议", "建议户数", "区间", "频次", "问题/结果", "理由"];

    public static Command Make()
    {
        var plan = ResourceName.Plan();
        var batch = new Option<string>("--batch") { Description = "批次 (batch)", HelpName = "BATCH", Required = true };
        return new Command("rates", "按等级建议抽查比例和频次，什么也不改 (suggests rates and frequencies by grade; changes nothing)") { plan, batch, OutputFormat.Option }
            .Calls(async (bridge, parsed, ct) =>
            {
                var suggestion = await bridge.Risk.SuggestRatesAsync(new V1.SuggestRatesRequest { Parent = parsed.GetRequiredValue(plan), BatchId = parsed.GetRequiredValue(batch) }, bridge.Options(ct));
                OutputFormat.Print(parsed, suggestion, () => Print(suggestion));
                return ExitCode.Done;
            });
    }

    private static void Print(V1.RateSuggestion suggestion)
    {
        Lines.Fields(("现定共抽", $"{suggestion.PresentTotal}"), ("建议共抽", $"{suggestion.SuggestedTotal}"));
        Lines.Table(Columns, suggestion.Strata.Select(stratum => new[]
        {
            stratum.Stratum, stratum.Grade, $"{stratum.Size}", stratum.PresentTake, stratum.SuggestedTake, $"{stratum.Quota}", stratum.Range, stratum.Frequency,
            stratum.Results > 0 ? $"{stratum.ProblemResults}/{stratum.Results}" : "", string.Concat(stratum.Reasons),
        }));
        foreach (var warning in suggestion.Warnings)
            Lines.Fields(("提示", warning));
    }
}
