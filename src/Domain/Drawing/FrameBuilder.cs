using System.Text;

namespace ChangliBridge.Domain.Drawing;

/// <summary>
/// Takes the rows of a 抽取名单 one by one, in any order, and sorts them once. No row is an object: at the peak of <see cref="Build"/> a target of
/// 18 bytes costs below 64. Not for several threads at once.
/// </summary>
/// <param name="expected">How many rows to expect; more and fewer are welcome.</param>
public sealed class FrameBuilder(int expected)
{
    private const int MostStrata = ushort.MaxValue;
    private const int Range = 1 << 16;

    private readonly Dictionary<string, ushort> _known = new(StringComparer.Ordinal);
    private readonly List<string> _names = [];
    private IdRows _rows = new();
    private int[] _addresses = new int[Math.Max(expected, 4)];
    private int _count;
    private string _lastName = "";
    private ushort _lastStratum;

    /// <summary>Adds a target.</summary>
    /// <param name="id">UTF-8; anything, empty too.</param>
    /// <param name="stratum">Its stratum.</param>
    /// <exception cref="InvalidOperationException">Beyond 2 GB of ids, or 65,535 strata.</exception>
    public void Add(ReadOnlySpan<byte> id, ReadOnlySpan<char> stratum)
    {
        if (_count == _addresses.Length)
            Array.Resize(ref _addresses, (int)Math.Min(Array.MaxLength, _count * 2L));
        _addresses[_count] = _rows.Add(id, StratumOf(stratum));
        _count++;
    }

    /// <summary>Adds a target.</summary>
    /// <param name="id">Anything, empty too.</param>
    /// <param name="stratum">Its stratum.</param>
    /// <exception cref="InvalidOperationException">Beyond 2 GB of ids, or 65,535 strata.</exception>
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
        var starts = Starts(addresses);
        var ids = GC.AllocateUninitializedArray<byte>(starts[^1] + Frame.Slack);
        ids.AsSpan(0, Frame.Lead).Clear();
        ids.AsSpan(starts[^1]).Clear();
        var strata = new ushort[_count];
        InRanges(_count, (from, to) =>
        {
            var order = addresses.Span;
            for (var i = from; i < to; i++)
            {
                _rows.IdAt(order[i]).CopyTo(ids.AsSpan(starts[i]));
                strata[i] = _rows.StratumAt(order[i]);
            }
        });
        var names = InOrderOfAppearance(strata);
        (_rows, _addresses, _count) = (new IdRows(), new int[4], 0);
        return new Frame(ids, starts, strata, names);
    }

    /// <summary>Runs <paramref name="body"/> over ranges of 0 to <paramref name="count"/>, on all cores.</summary>
    internal static void InRanges(int count, Action<int, int> body) =>
        Parallel.For(0, (int)((count + Range - 1L) / Range), range => body(range * Range, (int)Math.Min(count, (range + 1L) * Range)));

    private int[] Starts(ReadOnlyMemory<int> addresses)
    {
        var starts = new int[_count + 1];
        InRanges(_count, (from, to) =>
        {
            var order = addresses.Span;
            for (var i = from; i < to; i++)
                starts[i + 1] = _rows.IdAt(order[i]).Length;
        });
        starts[0] = Frame.Lead;
        for (var i = 0; i < _count; i++)
            starts[i + 1] += starts[i];
        return starts;
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
