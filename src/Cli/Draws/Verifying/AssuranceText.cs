using System.Text.RegularExpressions;
using ChangliBridge.Domain.Drawing;
using ChangliBridge.Domain.Drawing.Evidence;

namespace ChangliBridge.Cli.Draws.Verifying;

/// <summary>保证程度 in a plain sentence.</summary>
internal static partial class AssuranceText
{
    /// <summary>The word that the summary's finding carries; empty where there is none.</summary>
    public static string WordOf(IEnumerable<VerificationStep> steps) =>
        Word().Match(steps.FirstOrDefault(step => step.Name == "summary")?.Finding ?? "").Groups["word"].Value;

    public static string Of(string word) => $"保证程度 {word}：" + word switch
    {
        Assurance.Beacon => "种子含公开信标的随机数，没有人能够选定结果；请再把信标签名与信标公布的该轮签名核对。(nobody could choose the outcome)",
        Assurance.Committed => "各方先承诺后公开，且有独立方签名参与，没有哪一方能最后出手；只有全体参与方串通才可能选定结果。(only all parties together could have chosen)",
        Assurance.Witnessed => "种子含独立方见证、当众产生并签名的数值；结果是否无法选定，取决于对现场见证的信任。(rests on trust in the public ceremony)",
        Assurance.None => "没有独立方签名，主办单位可能选定过种子；证据只说明结果与所列输入相符。(the office could have chosen this seed)",
        _ => "本程序不认识这个词，请更新。(unknown to this version)",
    };

    [GeneratedRegex(@"\bassurance (?<word>[a-z_]+)", RegexOptions.ExplicitCapture)]
    private static partial Regex Word();
}
