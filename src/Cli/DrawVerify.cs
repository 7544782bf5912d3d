using ChangliBridge.Domain.Drawing.Evidence;
using Spectre.Console;

namespace ChangliBridge.Cli;

/// <summary><c>changli draw verify BUNDLE</c>: one line a step, the failing one named.</summary>
internal static class DrawVerify
{
    private const int DoesNotHold = 2;

    private static readonly Dictionary<string, string> Labels = new()
    {
        ["files"] = "文件",
        ["sums"] = "校验和",
        ["inputs"] = "输入",
        ["frame"] = "名单",
        ["commitment"] = "承诺",
        ["contributions"] = "参与贡献",
        ["seed"] = "种子",
        ["quotas"] = "名额",
        ["drawn"] = "抽中对象",
        ["assignments"] = "派员",
        ["replacements"] = "人员更换",
        ["summary"] = "摘要",
    };

    public static async Task<int> RunAsync(FileInfo bundle, CancellationToken ct)
    {
        try
        {
            await using var source = bundle.OpenRead();
            var steps = await Task.Run(() => BundleVerifier.Verify(source), ct);
            foreach (var step in steps)
                Print(step);
            return steps.All(step => step.Holds) ? 0 : DoesNotHold;
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            await Console.Error.WriteLineAsync($"无法打开证据包 {bundle.Name}：{fault.Message}");
            return DoesNotHold;
        }
    }

    private static void Print(VerificationStep step)
    {
        var line = $"{(step.Holds ? "ok  " : "FAIL")} {step.Name} {Labels[step.Name]}：{step.Finding}";
        if (Console.IsOutputRedirected)
            Console.Out.WriteLine(line);
        else
            AnsiConsole.MarkupLine($"[{(step.Holds ? "green" : "red")}]{Markup.Escape(line)}[/]");
    }
}
