using System.CommandLine;
using ChangliBridge.Cli.Printing;
using V1 = ChangliBridge.Contract.V1;

namespace ChangliBridge.Cli.Revisits;

/// <summary><c>changli revisit effect PLAN</c>: 回访率 and the problem rate before and after.</summary>
internal static class RevisitEffect
{
    public static Command Make()
    {
        var plan = ResourceName.Plan();
        return new Command("effect", "回访成效：回访率、问题发现率前后 (what revisits did to the problem rate)") { plan, OutputFormat.Option }
            .Calls(async (bridge, parsed, ct) =>
            {
                var effect = await bridge.Revisits.GetRevisitEffectAsync(new V1.GetRevisitEffectRequest { Parent = parsed.GetRequiredValue(plan) }, bridge.Options(ct));
                OutputFormat.Print(parsed, effect, () => Lines.Fields(
                    ("回访率", Text(effect.Rate)), ("问题发现率（之前）", Text(effect.Before)), ("问题发现率（之后）", Text(effect.After)),
                    ("比对", $"一致{effect.Agreed}项，首次漏查{effect.FirstMissed}项，首次多查{effect.FirstFoundMore}项，无法比对{effect.NotCompared}项"), ("口径", effect.Definition)));
                return ExitCode.Done;
            });
    }

    private static string Text(V1.RevisitEffect.Types.Share share) => $"{share.Text}（{share.Numerator}/{share.Denominator}）";
}
