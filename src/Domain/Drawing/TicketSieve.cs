namespace ChangliBridge.Domain.Drawing;

/// <summary>Keeps the targets whose tickets begin at or below the limit of their stratum. One for each thread.</summary>
internal sealed class TicketSieve(TicketBatch batch, Frame frame, ulong[] limits)
{
    private const int Chunk = 1 << 11;

    private readonly uint[] _tops = [.. limits.Select(limit => (uint)(limit >> 32))];
    private readonly List<RankedTarget[]> _full = [];
    private RankedTarget[] _open = new RankedTarget[Chunk];
    private int _used;

    /// <summary>How many were kept of each stratum.</summary>
    public int[] Counts { get; } = new int[limits.Length];

    /// <summary>What was kept, in no order.</summary>
    public IEnumerable<ArraySegment<RankedTarget>> Kept => [.. _full.Select(chunk => new ArraySegment<RankedTarget>(chunk)), new(_open, 0, _used)];

    /// <summary>Passes a run of targets.</summary>
    public void Pass(int from, int to)
    {
        var (tops, lanes) = (_tops, batch.Lanes);
        for (; from < to; from += lanes)
        {
            var count = Math.Min(lanes, to - from);
            var words = batch.Hash(from, count);
            var strata = frame.StratumIndexes.Slice(from, count);
            for (var lane = 0; lane < strata.Length; lane++)
            {
                if (words[lane] <= tops[strata[lane]])
                    Keep(from + lane, strata[lane], words[lane..]);
            }
        }
    }

    private void Keep(int index, int stratum, ReadOnlySpan<uint> words)
    {
        var lanes = batch.Lanes;
        var first = Join(words[0], words[lanes]);
        if (first > limits[stratum])
            return;
        if (_used == Chunk)
        {
            _full.Add(_open);
            (_open, _used) = (new RankedTarget[Chunk], 0);
        }
        _open[_used] = new RankedTarget(index, stratum, new Ticket(first, Join(words[2 * lanes], words[3 * lanes]), Join(words[4 * lanes], words[5 * lanes]), Join(words[6 * lanes], words[7 * lanes])));
        _used++;
        Counts[stratum]++;
    }

    private static ulong Join(uint high, uint low) => (ulong)high << 32 | low;
}
