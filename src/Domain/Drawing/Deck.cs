namespace ChangliBridge.Domain.Drawing;

/// <summary>
/// 派员牌堆: a department's able inspectors, dealt like cards. Turn after turn is put under what is left, so loads differ by at most one
/// where nobody is recused, and pairs change every turn. A card passed over keeps its place.
/// </summary>
/// <remarks>
/// Nobody sits twice at one target, so only the uppermost card of each inspector can be dealt next: the deck is a queue of those,
/// and a deal costs the cards that it takes and passes over, however long the roster and however many cards of the recused pile up.
/// </remarks>
internal sealed class Deck
{
    private readonly RuleDepartment _department;
    private readonly byte[] _inspectorKey;
    private readonly string[] _able;
    private readonly Dictionary<string, int> _indexOf;
    private readonly Queue<long>[] _cards; // of each able inspector, by place in the deck
    private readonly PriorityQueue<int, long> _uppermost = new();
    private readonly bool[] _dealt; // at the present target
    private readonly Shortage _gap;
    private long _places;
    private int _turn;

    public Deck(RuleDepartment department, IEnumerable<RosterEntry> roster, string lastDay, byte[] inspectorKey)
    {
        _department = department;
        _inspectorKey = inspectorKey;
        var own = roster.ToList();
        var certified = own.Where(inspector => string.CompareOrdinal(inspector.ValidUntil, lastDay) >= 0).ToList();
        _able = [.. certified.Where(inspector => department.Tags.All(inspector.Tags.Contains)).Select(inspector => inspector.Id).Order(ByteOrder.Instance)];
        _indexOf = _able.Index().ToDictionary(pair => pair.Item, pair => pair.Index);
        _cards = [.. _able.Select(_ => new Queue<long>())];
        _dealt = new bool[_able.Length];
        _gap = new Shortage("", department.Id, (int)department.Inspectors, 0)
        {
            OnRoster = own.Count,
            LastDay = lastDay,
            WithoutCertificate = own.Count - certified.Count,
            MissingTags = [.. department.Tags.Select(tag => new MissingTag(tag, certified.Count(inspector => !inspector.Tags.Contains(tag)))).Where(missing => missing.Inspectors > 0)],
        };
    }

    public RuleDepartment Department => _department;

    /// <summary>How many of the able are not among <paramref name="barred"/>.</summary>
    public int CountAble(IReadOnlySet<string> barred) => _able.Length - CountBarred(barred);

    /// <summary>The shortage at <paramref name="target"/>, with what the roster lacks.</summary>
    public Shortage GapAt(string target, IReadOnlySet<string> recused) =>
        _gap with { Target = target, Available = CountAble(recused), Recused = CountBarred(recused) };

    /// <summary>Takes the first <paramref name="count"/> inspectors who are not barred; the caller has made sure that there are enough able ones.</summary>
    public List<string> Deal(int count, IReadOnlySet<string> barred)
    {
        var (dealt, passed) = (new List<int>(count), new List<int>());
        while (dealt.Count < count)
        {
            if (!_uppermost.TryDequeue(out var inspector, out _))
                PutNextTurnUnder();
            else if (barred.Contains(_able[inspector]))
                passed.Add(inspector);
            else
                dealt.Add(Take(inspector));
        }
        foreach (var inspector in dealt)
            _dealt[inspector] = false;
        foreach (var inspector in dealt.Concat(passed).Where(inspector => _cards[inspector].Count > 0))
            _uppermost.Enqueue(inspector, _cards[inspector].Peek());
        return dealt.ConvertAll(inspector => _able[inspector]);
    }

    private int CountBarred(IReadOnlySet<string> barred) => barred.Count(_indexOf.ContainsKey);

    private int Take(int inspector)
    {
        _cards[inspector].Dequeue();
        _dealt[inspector] = true;
        return inspector;
    }

    private void PutNextTurnUnder()
    {
        _turn++;
        // Ordered by id already, and the sort is stable: ties stay by id.
        var order = Enumerable.Range(0, _able.Length).OrderBy(i => Sha.Of(_inspectorKey, _department.Id, Sha.Us, _turn.ToString(), Sha.Us, _able[i]), ByteOrder.Instance);
        foreach (var inspector in order)
        {
            if (_cards[inspector].Count == 0 && !_dealt[inspector])
                _uppermost.Enqueue(inspector, _places);
            _cards[inspector].Enqueue(_places++);
        }
    }
}
