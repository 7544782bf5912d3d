using System.CommandLine;
using System.Text;
using System.Text.Json;
using ChangliBridge.Domain.Drawing;
using ChangliBridge.Domain.Drawing.Evidence;

namespace ChangliBridge.Cli.Draws;

/// <summary><c>changli draw compute FILE</c>: prints the draw's answer as one JSON object.</summary>
internal static class DrawCompute
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static Command Make()
    {
        var file = new Argument<FileInfo>("FILE") { Description = "抽取算例，JSON (a draw in the vector format)" };
        return new Command("compute", "计算一次抽取并打印结果；输入被拒绝时退出码为2 (computes a draw; exit 2 where its inputs are refused)") { file }
            .Runs((parsed, ct) => RunAsync(parsed.GetRequiredValue(file), ct));
    }

    private static async Task<int> RunAsync(FileInfo file, CancellationToken ct)
    {
        try
        {
            var draw = DrawFile.Read(await File.ReadAllBytesAsync(file.FullName, ct));
            var frozen = FrozenDraw.Freeze(draw.Inputs);
            var outcome = frozen.Reveal(draw.Contributions, draw.Replacements);
            await Console.Out.WriteLineAsync(Encoding.UTF8.GetString(JsonSerializer.SerializeToUtf8Bytes(DrawFile.Answer(frozen, draw.Contributions, outcome), Indented)));
            return ExitCode.Done;
        }
        catch (DrawRefused refused)
        {
            await Console.Out.WriteLineAsync(JsonSerializer.Serialize(new { reject = refused.Faults[0].Word }));
            foreach (var fault in refused.Faults)
                await Console.Error.WriteLineAsync(DrawFaultText.Of(fault));
            return ExitCode.DoesNotHold;
        }
        catch (FormatException fault)
        {
            await Console.Out.WriteLineAsync("""{"reject":"unreadable"}""");
            await Console.Error.WriteLineAsync($"无法读取 {file.Name}：{DrawFaultText.Of(fault)}");
            return ExitCode.DoesNotHold;
        }
    }
}
