namespace ChangliBridge.Domain.Drawing;

/// <summary>派员: deals inspectors to drawn targets, and replacements after that.</summary>
internal sealed class Dealing
{
    private readonly List<Deck> _decks;
    private readonly Dictionary<string, HashSet<string>> _recused;
    private readonly HashSet<string> _nobody = [];
    private readonly Dictionary<(string Target, string Department), List<string>> _present = [];

    public Dealing(DrawInputs inputs, byte[] inspectorKey)
    {
        var roster = inputs.Roster.ToLookup(inspector => inspector.Department);
        _decks = [.. inputs.Rule.Departments.Select(department => new Deck(department, roster[department.Id], inputs.Rule.LastDay, inspectorKey))];
        _recused = inputs.Recusals.GroupBy(recusal => recusal.Target).ToDictionary(recusals => recusals.Key, recusals => recusals.Select(recusal => recusal.Inspector).ToHashSet());
    }

    public List<Assignment> Assignments { get; } = [];

    public List<Shortage> Shortages { get; } = [];

    public List<Replacement> Replacements { get; } = [];

    /// <summary>Serves one target, department after department.</summary>
    public void Serve(string target)
    {
        var recused = _recused.GetValueOrDefault(target, _nobody);
        foreach (var deck in _decks)
        {
            var needed = (int)deck.Department.Inspectors;
            if (deck.CountAble(recused) < needed)
            {
                Shortages.Add(deck.GapAt(target, recused));
                continue;
            }
            var dealt = deck.Deal(needed, recused);
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
        if (!_recused.TryGetValue(request.Target, out var recused))
            _recused[request.Target] = recused = [];
        recused.Add(request.Replaced);
        var deck = _decks.Find(deck => deck.Department.Id == request.Department)!;
        HashSet<string> barred = [.. recused, .. present];
        var to = "";
        if (deck.CountAble(barred) > 0)
        {
            to = deck.Deal(1, barred)[0];
            present.Add(to);
        }
        else
        {
            Shortages.Add(deck.GapAt(request.Target, recused));
        }
        Replacements.Add(new Replacement(request.Target, request.Department, request.Replaced, to));
        return null;
    }
}
