using System.CommandLine;
using System.Text.RegularExpressions;
using ChangliBridge.Cli.Connection;
using V1 = ChangliBridge.Contract.V1;

namespace ChangliBridge.Cli.Burden;

/// <summary><c>changli burden approve DRAW --number TEXT [--exempt TARGET=REASON:NUMBER …]</c>: 检查审批 before the draw is confirmed.</summary>
internal static partial class BurdenApprove
{
    public static Command Make()
    {
        var (draw, number, kind) = (ResourceName.Draw(), BurdenText.Number(), BurdenText.Kind());
        kind.DefaultValueFactory = _ => "routine";
        var exemptions = new Option<string[]>("--exempt") { Description = "频次豁免，可重复：对象代码=豁免情形:文号 (an exemption from the cap: TARGET=REASON:NUMBER; repeatable)", HelpName = "TARGET=REASON:NUMBER" };
        exemptions.Validators.Add(result =>
        {
            foreach (var given in result.Tokens.Where(token => !ExemptionForm().IsMatch(token.Value)))
                result.AddError($"--exempt “{given.Value}”应写成 对象代码=豁免情形:文号 (is no TARGET=REASON:NUMBER)");
        });
        return new Command("approve", "登记抽取的检查审批文号和频次豁免 (stores the approval of a draw's checks, with exemptions from the cap)") { draw, number, kind, exemptions }.Asks((bridge, parsed, asked) => bridge.Burden.ApproveCheckAsync(
            new V1.ApproveCheckRequest
            {
                Name = parsed.GetRequiredValue(draw),
                ApprovalNumber = parsed.GetRequiredValue(number),
                Kind = BurdenText.Kinds[parsed.GetRequiredValue(kind)],
                Exemptions = { (parsed.GetValue(exemptions) ?? []).Select(Read) },
                RequestId = asked.RequestId,
            },
            asked.Options), BurdenText.Print);
    }

    private static V1.Exemption Read(string given)
    {
        var form = ExemptionForm().Match(given);
        return new V1.Exemption { Target = form.Groups["target"].Value, Reason = form.Groups["reason"].Value, ApprovalNumber = form.Groups["number"].Value };
    }

    [GeneratedRegex("^(?<target>[^=]+)=(?<reason>[^:]+):(?<number>.+)\\z", RegexOptions.ExplicitCapture)]
    private static partial Regex ExemptionForm();
}
