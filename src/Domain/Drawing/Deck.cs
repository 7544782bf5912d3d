namespace ChangliBridge.Domain.Drawing;

/// <summary>
/// 派员牌堆: a department's able inspectors, dealt like cards. Turn after turn is put under what is left, so loads differ by at most one
/// where nobody is recused, and pairs change every turn. A card passed over keeps its place.
/// </summary>
internal sealed class Deck
{
    private readonly RuleDepartment _department;
    private readonly byte[] _inspectorKey;
    private readonly IReadOnlyList<string> _able;
    private readonly LinkedList<string> _cards = new();
    private int _turn;

    public Deck(RuleDepartment department, IEnumerable<RosterEntry> roster, string lastDay, byte[] inspectorKey)
    {
        _department = department;
        _inspectorKey = inspectorKey;
        _able = [.. roster.Where(inspector => inspector.Department == department.Id
                && string.CompareOrdinal(inspector.ValidUntil, lastDay) >= 0
                && department.Tags.All(tag => inspector.Tags.Contains(tag)))
            .Select(inspector => inspector.Id)];
    }

    public RuleDepartment Department => _department;

    /// <summary>How many of the able may go.</summary>
    public int CountAble(Func<string, bool> mayGo) => _able.Count(mayGo);

    /// <summary>Takes the first <paramref name="count"/> cards that may go; the caller has made sure that there are enough able ones.</summary>
    public List<string> Deal(int count, Func<string, bool> mayGo)
    {
        var dealt = new List<string>(count);
        var card = _cards.First;
        while (dealt.Count < count)
        {
            if (card is null)
            {
                card = PutNextTurnUnder();
                continue;
            }
            var next = card.Next;
            if (mayGo(card.Value) && !dealt.Contains(card.Value))
            {
                dealt.Add(card.Value);
                _cards.Remove(card);
            }
            card = next;
        }
        return dealt;
    }

    private LinkedListNode<string> PutNextTurnUnder()
    {
        _turn++;
        var order = _able.OrderBy(id => Sha.Of(_inspectorKey, _department.Id, Sha.Us, _turn.ToString(), Sha.Us, id), ByteOrder.Instance).ThenBy(id => id, ByteOrder.Instance);
        LinkedListNode<string>? first = null;
        foreach (var id in order)
        {
            var node = _cards.AddLast(id);
            first ??= node;
        }
        return first!;
    }
}
