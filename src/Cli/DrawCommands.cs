using System.CommandLine;

namespace ChangliBridge.Cli;

/// <summary><c>changli draw …</c>: what anyone can do with a draw, without a server.</summary>
internal static class DrawCommands
{
    public static Command Make()
    {
        var file = new Argument<FileInfo>("FILE") { Description = "抽取算例，JSON (a draw in the vector format)" };
        var compute = new Command("compute", "计算一次抽取并打印结果；输入被拒绝时退出码为2 (computes a draw; exit 2 where its inputs are refused)") { file };
        compute.SetAction((parsed, ct) => DrawCompute.RunAsync(parsed.GetValue(file)!, ct));

        var bundle = new Argument<FileInfo>("BUNDLE") { Description = "证据包 bundle.zip (evidence bundle)" };
        var verify = new Command("verify", "离线核验证据包，每步一行；不符时退出码为2 (checks a bundle offline, one line a step; exit 2 where it does not hold)") { bundle };
        verify.SetAction((parsed, ct) => DrawVerify.RunAsync(parsed.GetValue(bundle)!, ct));

        return new Command("draw", "抽取 (draws)") { compute, verify };
    }
}
