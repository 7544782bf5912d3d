namespace ChangliBridge.Domain.Drawing;

/// <summary>派员: deals inspectors to drawn targets, and replacements after that.</summary>
internal sealed class Dealing
{
    private readonly List<Deck> _decks;
    private readonly HashSet<(string Inspector, string Target)> _recused;
    private readonly Dictionary<(string Target, string Department), List<string>> _present = [];

    public Dealing(DrawInputs inputs, byte[] inspectorKey)
    {
        _decks = [.. inputs.Rule.Departments.Select(department => new Deck(department, inputs.Roster, inputs.Rule.LastDay, inspectorKey))];
        _recused = [.. inputs.Recusals.Select(recusal => (recusal.Inspector, recusal.Target))];
    }

    public List<Assignment> Assignments { get; } = [];

    public List<Shortage> Shortages { get; } = [];

    public List<Replacement> Replacements { get; } = [];

    /// <summary>Serves one target, department after department.</summary>
    public void Serve(string target)
    {
        foreach (var deck in _decks)
        {
            var needed = (int)deck.Department.Inspectors;
            var available = deck.CountAble(id => MayGo(id, target));
            if (available < needed)
            {
                Shortages.Add(new Shortage(target, deck.Department.Id, needed, available));
                continue;
            }
            var dealt = deck.Deal(needed, id => MayGo(id, target));
            _present[(target, deck.Department.Id)] = dealt;
            Assignments.AddRange(dealt.Select(id => new Assignment(target, deck.Department.Id, id)));
        }
    }

    /// <summary>Replaces one inspector: the next card that may go and is not already there.</summary>
    /// <returns>Null, or why it is refused.</returns>
    public DrawFault? Replace(ReplacementRequest request)
    {
        if (!_present.TryGetValue((request.Target, request.Department), out var present) || !present.Remove(request.Replaced))
            return new DrawFault("replaced_is_not_assigned", "replacements", $"{request.Target} {request.Department} {request.Replaced}");
        _recused.Add((request.Replaced, request.Target));
        var deck = _decks.Find(deck => deck.Department.Id == request.Department)!;
        bool Free(string id) => MayGo(id, request.Target) && !present.Contains(id);
        var to = "";
        if (deck.CountAble(Free) > 0)
        {
            to = deck.Deal(1, Free)[0];
            present.Add(to);
        }
        else
        {
            Shortages.Add(new Shortage(request.Target, request.Department, (int)deck.Department.Inspectors, deck.CountAble(id => MayGo(id, request.Target))));
        }
        Replacements.Add(new Replacement(request.Target, request.Department, request.Replaced, to));
        return null;
    }

    private bool MayGo(string inspector, string target) => !_recused.Contains((inspector, target));
}
