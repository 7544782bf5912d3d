namespace ChangliBridge.Store.Ledger;

/// <summary>Shares one claim out among the departments: in turn, beginning after the one served last, so that a long backlog of one never holds up another.</summary>
internal sealed class DepartmentTurns
{
    private readonly Queue<string> _round;
    private readonly List<string> _more = [];

    public DepartmentTurns(IReadOnlyList<string> departments, string servedLast)
    {
        var after = departments.Where(department => string.CompareOrdinal(department, servedLast) > 0);
        var before = departments.Where(department => string.CompareOrdinal(department, servedLast) <= 0);
        _round = new Queue<string>(after.Concat(before));
    }

    /// <summary>The next department and its share of what is <paramref name="left"/>; null when none has more.</summary>
    public (string Department, int Share)? Next(int left)
    {
        if (_round.Count == 0)
        {
            _more.ForEach(_round.Enqueue);
            _more.Clear();
        }
        if (_round.Count == 0)
            return null;
        var share = (left + _round.Count - 1) / _round.Count;
        return (_round.Dequeue(), share);
    }

    /// <summary>A department that filled its share may have more.</summary>
    public void Gave(string department, bool full)
    {
        if (full)
            _more.Add(department);
    }
}
