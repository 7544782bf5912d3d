using System.Diagnostics;
using ChangliBridge.Domain.Drawing;
using ChangliBridge.Domain.Drawing.Hashing;

namespace ChangliBridge.Benchmarks.Draw;

/// <summary>
/// The narrower paths, each in a process whose runtime may not use the wider instructions: within this one the compiler would write even the narrow
/// paths with AVX-512's rotations.
/// </summary>
internal static class VectorPaths
{
    /// <summary>The argument of the child process.</summary>
    public const string Child = "--path";

    private const int Targets = 4_000_000;

    private static readonly string[][] Forbidden = [["DOTNET_EnableAVX512"], ["DOTNET_EnableAVX512", "DOTNET_EnableAVX2"], ["DOTNET_EnableHWIntrinsic"]];

    public static void MeasureAll(Table table)
    {
        foreach (var switches in Forbidden)
        {
            var start = new ProcessStartInfo(Environment.ProcessPath ?? "dotnet") { RedirectStandardOutput = true };
            if (Path.GetFileNameWithoutExtension(start.FileName) == "dotnet")
                start.ArgumentList.Add(typeof(VectorPaths).Assembly.Location);
            start.ArgumentList.Add(Child);
            foreach (var name in switches)
                start.Environment[name] = "0";
            using var child = Process.Start(start);
            var parts = child?.StandardOutput.ReadToEnd().Split(' ') ?? [];
            table.Line($"{parts[0]} ({string.Join(", ", switches.Select(name => name["DOTNET_".Length..] + "=0"))})", $"{parts[1].Trim(),8} M targets/s");
        }
    }

    /// <summary>The path of this process and its rate, by processor time of one core.</summary>
    public static string Measure()
    {
        var frame = FrozenTargets.FrameOf(0, Targets);
        var (blinds, midstate) = (FrozenTargets.BlindsOf(frame), Ranking.MidstateOf(FrozenTargets.TargetKey, new byte[32]));
        ulong[] limits = [.. frame.Strata.Select(_ => ulong.MaxValue / 10)];
        var time = Timing.Processor(9, () =>
        {
            var sieves = Ranking.Sift(LaneHasher.Widest, frame, blinds, midstate, limits);
            foreach (var sieve in sieves)
                sieve.Empty();
            return sieves.Count;
        });
        return $"{LaneHasher.Widest} {Targets / time.TotalSeconds / 1e6:F1}";
    }
}
