namespace ChangliBridge.Benchmarks.DrawService;

/// <summary>What was measured on one store; times in milliseconds.</summary>
internal sealed record StoreFigures(string Store)
{
    /// <summary>A plain SELECT of the rows that a freeze reads, every column read: the measure of the others.</summary>
    public double Select { get; init; }

    /// <summary>The first FreezeDraw of the process, code compiled on the way.</summary>
    public double FirstFreeze { get; init; }

    /// <summary>FreezeDraw, from the call to its answer; the median of three.</summary>
    public double Freeze { get; init; }

    /// <summary>What the bridge logged of the reveal.</summary>
    public RevealLog Reveal { get; init; } = new(0, 0, 0, 0);

    /// <summary>RevealDraw, from the call to its answer.</summary>
    public double RevealCall { get; init; }

    /// <summary>ConfirmDraw, from the call to its answer.</summary>
    public double ConfirmCall { get; init; }

    /// <summary>GetBundle, from the call to its last byte.</summary>
    public double Download { get; init; }

    public long BundleBytes { get; init; }

    /// <summary><c>changli draw verify</c>, from start to end of its process.</summary>
    public double Verify { get; init; }

    /// <summary>Drawn targets.</summary>
    public int Drawn { get; init; }

    public int Seats { get; init; }

    /// <summary>The most memory that the bridge ever held (VmHWM), in megabytes of 1,000,000 bytes.</summary>
    public double PeakMegabytes { get; init; }
}
