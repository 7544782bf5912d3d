using System.Runtime.CompilerServices;
using System.Text;

namespace ChangliBridge.Domain.Drawing;

/// <summary>
/// Takes the rows of a 抽取名单 one by one, in any order, and sorts them once. No row is an object: at the peak of <see cref="Build"/> a target of
/// 18 bytes costs some 50. Not for several threads at once.
/// </summary>
/// <param name="expected">How many rows to expect; more and fewer are welcome.</param>
public sealed class FrameBuilder(int expected)
{
    private const int MostStrata = ushort.MaxValue;
    private const int Range = 1 << 14;
    private const int Fewest = 4;
    private const int Large = 1 << 20;

    private readonly Dictionary<string, ushort> _known = new(StringComparer.Ordinal);
    private readonly List<string> _names = [];
    private IdRows _rows = new();
    private int[] _addresses = new int[Math.Clamp(expected, Fewest, Array.MaxLength - 1) + 1];
    private int _count;
    private int _shortest = int.MaxValue;
    private int _longest;
    private string _lastName = "";
    private ushort _lastStratum;

    /// <summary>Adds a target.</summary>
    /// <param name="id">UTF-8; anything, empty too.</param>
    /// <param name="stratum">Its stratum.</param>
    /// <exception cref="InvalidOperationException">Beyond 2 GB of ids, three bytes more for each, or 65,535 strata.</exception>
    public void Add(ReadOnlySpan<byte> id, ReadOnlySpan<char> stratum)
    {
        // One more than rows: in the frame these are the starts of the ids, and the end of the last.
        if (_count + 1 == _addresses.Length)
            Array.Resize(ref _addresses, (int)Math.Min(Array.MaxLength, _addresses.Length * 2L));
        _addresses[_count] = _rows.Add(id, StratumOf(stratum));
        _count++;
        (_shortest, _longest) = (Math.Min(_shortest, id.Length), Math.Max(_longest, id.Length));
    }

    /// <summary>Adds a target.</summary>
    /// <param name="id">Anything, empty too.</param>
    /// <param name="stratum">Its stratum.</param>
    /// <exception cref="InvalidOperationException">Beyond 2 GB of ids, three bytes more for each, or 65,535 strata.</exception>
    public void Add(ReadOnlySpan<char> id, ReadOnlySpan<char> stratum)
    {
        Span<byte> room = stackalloc byte[192];
        var longest = Encoding.UTF8.GetMaxByteCount(id.Length);
        var bytes = longest <= room.Length ? room : new byte[longest];
        Add(bytes[..Encoding.UTF8.GetBytes(id, bytes)], stratum);
    }

    /// <summary>The frame of what was added; the builder is empty again. Rows already in order are not sorted. Cost grows with n log n.</summary>
    public Frame Build()
    {
        var addresses = _addresses.AsMemory(0, _count);
        FrameOrder.Sort(_rows, addresses);
        LetGo(_count);
        var rangeStarts = RangeStarts(addresses);
        var ids = GC.AllocateUninitializedArray<byte>(rangeStarts[^1] + Frame.Slack);
        ids.AsSpan(0, Frame.Lead).Clear();
        ids.AsSpan(rangeStarts[^1]).Clear();
        var strata = new ushort[_count];
        InRanges(_count, [MethodImpl(MethodImplOptions.AggressiveOptimization)] (from, to) =>
        {
            var order = addresses.Span;
            var at = rangeStarts[from / Range];
            for (var i = from; i < to; i++)
            {
                var id = _rows.IdAt(order[i]);
                id.CopyTo(ids.AsSpan(at));
                strata[i] = _rows.StratumAt(order[i]);
                order[i] = at; // no longer where the row is, but where the id begins in the frame
                at += id.Length;
            }
        });
        var starts = _addresses;
        starts[_count] = rangeStarts[^1];
        if (starts.Length > _count + 1)
            Array.Resize(ref starts, _count + 1);
        var names = InOrderOfAppearance(strata);
        (_rows, _addresses, _count, _shortest, _longest) = (new IdRows(), new int[Fewest], 0, int.MaxValue, 0);
        LetGo(strata.Length);
        return new Frame(ids, starts, strata, names);
    }

    /// <summary>Runs <paramref name="body"/> over ranges of 0 to <paramref name="count"/>, on all cores.</summary>
    internal static void InRanges(int count, Action<int, int> body) =>
        Parallel.For(0, (int)((count + Range - 1L) / Range), range => body(range * Range, (int)Math.Min(count, (range + 1L) * Range)));

    /// <summary>Where the ids of each range begin in the frame, and the end of the last.</summary>
    private int[] RangeStarts(ReadOnlyMemory<int> addresses)
    {
        var starts = new int[(int)((_count + Range - 1L) / Range) + 1];
        InRanges(_count, [MethodImpl(MethodImplOptions.AggressiveOptimization)] (from, to) =>
        {
            var sum = _shortest * (to - from);
            if (_shortest != _longest)
            {
                sum = 0;
                foreach (var address in addresses.Span[from..to])
                    sum += _rows.IdAt(address).Length;
            }
            starts[from / Range + 1] = sum;
        });
        starts[0] = Frame.Lead;
        for (var i = 1; i < starts.Length; i++)
            starts[i] += starts[i - 1];
        return starts;
    }

    // What was built in between is as large as the frame, and the collector sees no reason to hurry: it would stand beside the blinds.
    // Only for a large frame, which is rare and takes a second anyway.
    private static void LetGo(int rows)
    {
        if (rows >= Large)
            GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
    }

    private ushort StratumOf(ReadOnlySpan<char> name)
    {
        if (_names.Count > 0 && name.SequenceEqual(_lastName))
            return _lastStratum;
        var known = _known.GetAlternateLookup<ReadOnlySpan<char>>();
        if (!known.TryGetValue(name, out var stratum))
        {
            if (_names.Count == MostStrata)
                throw new InvalidOperationException($"A frame has at most {MostStrata} strata.");
            stratum = (ushort)_names.Count;
            known[name] = stratum;
            _names.Add(name.ToString());
        }
        (_lastName, _lastStratum) = (_names[stratum], stratum);
        return stratum;
    }

    // By first appearance in the sorted frame, so that the same targets give the same frame, whatever the order of their rows.
    private string[] InOrderOfAppearance(ushort[] strata)
    {
        var places = new int[_names.Count];
        places.AsSpan().Fill(-1);
        var appeared = new List<string>();
        foreach (var stratum in strata)
        {
            if (places[stratum] >= 0)
                continue;
            places[stratum] = appeared.Count;
            appeared.Add(_names[stratum]);
            if (appeared.Count == places.Length)
                break;
        }
        InRanges(strata.Length, (from, to) =>
        {
            foreach (ref var stratum in strata.AsSpan(from..to))
                stratum = (ushort)places[stratum];
        });
        return [.. appeared];
    }
}
