using System.Collections;
using System.Runtime.CompilerServices;
using System.Text;

namespace ChangliBridge.Domain.Drawing;

/// <summary>
/// 抽取名单: every target with its stratum, by the bytes of its id, equal ids in the order in which they came. It holds 24 bytes and less for a
/// target and whatever it is given; <see cref="DrawChecks"/> refuses what may not be drawn from. Source: docs/draw.md, section 1.
/// </summary>
[CollectionBuilder(typeof(Frame), nameof(Of))]
public sealed class Frame : IReadOnlyList<FrameEntry>
{
    /// <summary>Bytes before the first id, the length of a blind: a block of ticket and id is read as one vector from there.</summary>
    internal const int Lead = FrameHashes.BlindLength;

    /// <summary>Bytes behind the last id, so that the vector may be read for any id.</summary>
    internal const int Slack = 64;

    private readonly byte[] _ids;
    private readonly int[] _starts;
    private readonly ushort[] _strata;
    private readonly string[] _names;
    private readonly int[] _counts;

    /// <param name="ids"><see cref="Lead"/>, the ids end to end, and <see cref="Slack"/>.</param>
    /// <param name="starts">Where each begins, and the end of the last.</param>
    /// <param name="strata">Index into <paramref name="names"/>, for each.</param>
    /// <param name="names">Strata that occur, by first appearance.</param>
    internal Frame(byte[] ids, int[] starts, ushort[] strata, string[] names)
    {
        (_ids, _starts, _strata, _names) = (ids, starts, strata, names);
        _counts = new int[names.Length];
        foreach (var stratum in strata)
            _counts[stratum]++;
        var (shortest, longest) = (int.MaxValue, 0);
        for (var i = 0; i < strata.Length; i++)
        {
            var length = starts[i + 1] - starts[i];
            (shortest, longest) = (Math.Min(shortest, length), Math.Max(longest, length));
        }
        (Longest, IsUniform) = (longest, shortest == longest);
    }

    /// <summary>Targets, duplicates with them.</summary>
    public int Count => _strata.Length;

    /// <summary>Names of the strata that occur (分层), in order of first appearance in the frame.</summary>
    public IReadOnlyList<string> Strata => _names;

    /// <summary>Bytes of the longest id; 0 for an empty frame.</summary>
    internal int Longest { get; }

    /// <summary>Whether all ids are of one length, as credit codes are.</summary>
    internal bool IsUniform { get; }

    /// <summary>The ids end to end, between <see cref="Lead"/> and <see cref="Slack"/>.</summary>
    internal ReadOnlySpan<byte> Ids => _ids;

    /// <summary>Where each id begins, and the end of the last.</summary>
    internal ReadOnlySpan<int> Starts => _starts;

    /// <summary>The stratum of each target.</summary>
    internal ReadOnlySpan<ushort> StratumIndexes => _strata;

    /// <summary>The target at a place of the frame.</summary>
    public FrameEntry this[int index] => new(Encoding.UTF8.GetString(IdOf(index)), _names[_strata[index]]);

    /// <summary>A frame of <paramref name="entries"/>, in any order.</summary>
    public static Frame Of(ReadOnlySpan<FrameEntry> entries)
    {
        var builder = new FrameBuilder(entries.Length);
        foreach (var entry in entries)
            builder.Add(entry.Id, entry.Stratum);
        return builder.Build();
    }

    /// <summary>The id at a place of the frame, in UTF-8.</summary>
    public ReadOnlySpan<byte> IdOf(int index) => _ids.AsSpan(_starts[index].._starts[index + 1]);

    /// <summary>The stratum of a target, as an index into <see cref="Strata"/>.</summary>
    public int StratumOf(int index) => _strata[index];

    /// <summary>The place of <paramref name="id"/>, the first where it stands twice; -1 where it is not in the frame. Cost grows with log n.</summary>
    public int Find(string id)
    {
        var sought = Encoding.UTF8.GetBytes(id).AsSpan();
        var (low, high) = (0, Count);
        while (low < high)
        {
            var middle = low + (high - low) / 2;
            if (IdOf(middle).SequenceCompareTo(sought) < 0)
                low = middle + 1;
            else
                high = middle;
        }
        return low < Count && IdOf(low).SequenceEqual(sought) ? low : -1;
    }

    /// <summary>Targets of each stratum, by index into <see cref="Strata"/>.</summary>
    public int[] CountByStratum() => [.. _counts];

    /// <inheritdoc/>
    public IEnumerator<FrameEntry> GetEnumerator()
    {
        for (var i = 0; i < Count; i++)
            yield return this[i];
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
