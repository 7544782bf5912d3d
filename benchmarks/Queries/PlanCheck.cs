namespace ChangliBridge.Benchmarks.Queries;

/// <summary>Whether a statement's plan walks the index that it should.</summary>
internal static class PlanCheck
{
    private const string SqliteSort = "TEMP B-TREE FOR ORDER BY";

    // Not "Incremental Sort", which only orders the parts of one row.
    private static readonly string[] PostgresSort = ["Sort  (cost", "->  Sort  (cost"];

    /// <summary>What is wrong; empty where nothing is.</summary>
    public static string FaultOf(ListCall call, IReadOnlyList<string> plan)
    {
        if (plan.Count == 0)
            return "no statement was seen";
        if (!plan.Any(step => Walks(step, call)))
            return $"does not walk {call.Index}";
        if (plan.FirstOrDefault(step => step.Contains($"Seq Scan on {call.Table} ", StringComparison.Ordinal)) is { } whole)
            return whole;
        return plan.FirstOrDefault(step => step.Contains(SqliteSort, StringComparison.Ordinal) || PostgresSort.Any(sort => step.StartsWith(sort, StringComparison.Ordinal))) ?? "";
    }

    // SQLite calls the index of a primary key by a name of its own, and a table's row number an integer primary key.
    private static bool Walks(string step, ListCall call) =>
        step.Contains(call.Index, StringComparison.Ordinal)
        || (call.Index.StartsWith("PK_", StringComparison.Ordinal)
            && (step.Contains($"sqlite_autoindex_{call.Index[3..]}_1 (", StringComparison.Ordinal) || step.Contains("INTEGER PRIMARY KEY (", StringComparison.Ordinal)));
}
