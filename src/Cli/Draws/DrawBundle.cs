using System.CommandLine;
using ChangliBridge.Cli.Connection;
using ChangliBridge.Cli.Printing;
using Grpc.Core;
using V1 = ChangliBridge.Contract.V1;

namespace ChangliBridge.Cli.Draws;

/// <summary><c>changli draw bundle DRAW --out FILE</c>: fetches the evidence, in whole or not at all.</summary>
internal static class DrawBundle
{
    public static Command Make()
    {
        var draw = ResourceName.Draw();
        var target = new Option<FileInfo>("--out") { Description = "保存到 (file to write; replaced where it exists)", HelpName = "FILE", Required = true };
        var isSealed = new Option<bool>("--sealed") { Description = "公开证据包：不含等级、人员和分层数字 (the bundle that everyone may have)" };
        return new Command("bundle", "下载证据包，缺省为完整证据包 (fetches the evidence bundle; the full one by default)") { draw, target, isSealed }
            .Calls((bridge, parsed, ct) =>
            {
                var kind = parsed.GetValue(isSealed) ? V1.GetBundleRequest.Types.Kind.Sealed : V1.GetBundleRequest.Types.Kind.Full;
                return RunAsync(bridge, new V1.GetBundleRequest { Name = parsed.GetRequiredValue(draw), Kind = kind }, parsed.GetRequiredValue(target), ct);
            });
    }

    private static async Task<int> RunAsync(Bridge bridge, V1.GetBundleRequest request, FileInfo target, CancellationToken ct)
    {
        var size = await Lines.WhileAsync("下载证据包…", async stop =>
        {
            var size = 0L;
            await PrivateFile.WriteAsync(target.FullName, async (file, halt) =>
            {
                using var call = bridge.Draws.GetBundle(request, bridge.StreamOptions(halt));
                await foreach (var chunk in call.ResponseStream.ReadAllAsync(halt))
                {
                    await file.WriteAsync(chunk.Content.Memory, halt);
                    size += chunk.Content.Length;
                }
            }, replace: true, stop);
            return size;
        }, ct);
        await Console.Out.WriteLineAsync($"已保存 {target.FullName}，{size} 字节。核验：changli draw verify {target.Name}");
        return ExitCode.Done;
    }
}
