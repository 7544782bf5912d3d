using System.CommandLine;
using System.Text.Json;
using ChangliBridge.Cli.Printing;
using ChangliBridge.Domain.Drawing.Evidence;
using Spectre.Console;

namespace ChangliBridge.Cli.Draws.Verifying;

/// <summary><c>changli draw verify FILE-or-URL</c>: one line a step, the failing one named, and how far the outcome was beyond choice.</summary>
internal static class DrawVerify
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { WriteIndented = true, Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static Command Make()
    {
        var bundle = new Argument<string>("BUNDLE") { Description = "证据包 bundle.zip：文件或 http(s) 网址 (evidence bundle: a file or a URL)" };
        var entry = new Option<FileInfo?>("--entry") { Description = "本户条目，一并核验 (an own entry to check against the bundle)", HelpName = "FILE" };
        var keys = new Option<string?>("--keys") { Description = "公布的公钥：文件或网址，如网桥的 /open/v1/keys (published keys: a file or a URL)", HelpName = "FILE-or-URL" };
        return new Command("verify", "核验证据包，无需网桥，每步一行；不符时退出码为2 (checks a bundle without a bridge, one line a step; exit 2 where it does not hold)") { bundle, entry, keys, OutputFormat.Option }
            .Runs((parsed, ct) => RunAsync(parsed, parsed.GetRequiredValue(bundle), (parsed.GetValue(entry), parsed.GetValue(keys)), ct));
    }

    private static async Task<int> RunAsync(ParseResult parsed, string bundle, (FileInfo? Entry, string? Keys) options, CancellationToken ct)
    {
        var entry = options.Entry is null ? null : await Source.ReadAsync(options.Entry.FullName, ct);
        var keys = options.Keys is null ? null : PublishedKeyList.Read(await Source.ReadAsync(options.Keys, ct), options.Keys);
        var steps = await Lines.WhileAsync("核验…", async stop =>
        {
            var bytes = await Source.ReadAsync(bundle, stop);
            return await Task.Run(() => BundleVerifier.Verify(bytes, keys, entry), stop);
        }, ct);
        var holds = steps.All(step => step.Holds);
        var assurance = holds ? AssuranceText.WordOf(steps) : "";
        if (OutputFormat.IsJson(parsed))
            Console.Out.WriteLine(JsonSerializer.Serialize(new { holds, assurance, steps }, Json));
        else
            Print(steps, assurance);
        return holds ? ExitCode.Done : ExitCode.DoesNotHold;
    }

    private static void Print(IEnumerable<VerificationStep> steps, string assurance)
    {
        foreach (var step in steps)
        {
            var line = $"{(step.Holds ? "ok  " : "FAIL")} {step.Name} {StepText.Of(step.Name)}：{step.Finding}";
            if (Console.IsOutputRedirected)
                Console.Out.WriteLine(line);
            else
                AnsiConsole.MarkupLine($"[{(step.Holds ? "green" : "red")}]{Markup.Escape(line)}[/]");
        }
        if (assurance.Length > 0)
            Console.Out.WriteLine(AssuranceText.Of(assurance));
    }
}
