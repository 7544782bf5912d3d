using System.Globalization;

namespace ChangliBridge.Benchmarks.Draw;

/// <summary>What the command line asks for.</summary>
internal sealed record Options(int Targets, bool Postgres)
{
    private const int Many = 50_000_000;

    /// <summary>Repetitions whose median is printed.</summary>
    public int Runs => Targets > Many ? 3 : 11;

    public static bool TryRead(string[] args, out Options options)
    {
        options = new Options(10_000_000, true);
        for (var i = 0; i < args.Length; i++)
        {
            if (args[i] == "--no-postgres")
                options = options with { Postgres = false };
            else if (args[i] == "--targets" && i + 1 < args.Length && int.TryParse(args[++i], NumberStyles.AllowThousands, CultureInfo.InvariantCulture, out var targets) && targets > 0)
                options = options with { Targets = targets };
            else
                return false;
        }
        return true;
    }
}
