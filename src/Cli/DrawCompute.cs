using System.Text;
using System.Text.Json;
using ChangliBridge.Domain.Drawing;
using ChangliBridge.Domain.Drawing.Evidence;

namespace ChangliBridge.Cli;

/// <summary><c>changli draw compute FILE</c>: prints the draw's answer as one JSON object.</summary>
internal static class DrawCompute
{
    private const int Refused = 2;

    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static async Task<int> RunAsync(FileInfo file, CancellationToken ct)
    {
        try
        {
            var draw = DrawFile.Read(await File.ReadAllBytesAsync(file.FullName, ct));
            var frozen = FrozenDraw.Freeze(draw.Inputs);
            var outcome = frozen.Reveal(draw.Contributions, draw.Replacements);
            await Console.Out.WriteLineAsync(Encoding.UTF8.GetString(JsonSerializer.SerializeToUtf8Bytes(DrawFile.Answer(frozen, draw.Contributions, outcome), Indented)));
            return 0;
        }
        catch (DrawRefused refused)
        {
            await Console.Out.WriteLineAsync(JsonSerializer.Serialize(new { reject = refused.Faults[0].Word }));
            foreach (var fault in refused.Faults)
                await Console.Error.WriteLineAsync($"拒绝 {fault}");
            return Refused;
        }
        catch (FormatException fault)
        {
            await Console.Out.WriteLineAsync("""{"reject":"unreadable"}""");
            await Console.Error.WriteLineAsync($"无法读取 {file.Name}：{fault.Message}");
            return Refused;
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            await Console.Error.WriteLineAsync($"无法打开文件 {file.Name}：{fault.Message}");
            return Refused;
        }
    }
}
