using System.Text.RegularExpressions;
using ChangliBridge.Benchmarks.Rig;
using ChangliBridge.Store;
using Microsoft.Data.Sqlite;

namespace ChangliBridge.Benchmarks.Queries;

/// <summary>Plans on SQLite: the bridge prints the statements that it runs, and the same database explains them.</summary>
internal static partial class SqlitePlans
{
    /// <summary>Makes a bridge print its statements.</summary>
    public static void PrintStatements(Dictionary<string, string> settings) =>
        settings["DOTNET_STARTUP_HOOKS"] = typeof(StartupHook).Assembly.Location;

    /// <summary>Steps of every statement about the list's table that <paramref name="asked"/> makes the bridge run.</summary>
    public static async Task<IReadOnlyList<string>> OfAsync(StoreOptions options, Bridge bridge, (ListCall Call, Func<Task> Page) asked, CancellationToken ct)
    {
        var before = bridge.Lines.Count();
        await asked.Page();
        var statements = await StatementsAsync(bridge, before, asked.Call.Table, ct);
        await using var connection = new SqliteConnection(options.ConnectionString + ";Mode=ReadOnly");
        await connection.OpenAsync(ct);
        var steps = new List<string>();
        foreach (var statement in statements)
        {
            await using var command = connection.CreateCommand();
            command.CommandText = "EXPLAIN QUERY PLAN " + statement;
            foreach (var name in Parameter().Matches(statement).Select(match => match.Value).Distinct())
                command.Parameters.AddWithValue(name, 1);
            await using var reader = await command.ExecuteReaderAsync(ct);
            while (await reader.ReadAsync(ct))
                steps.Add(reader.GetString(3));
        }
        return steps;
    }

    // What a process printed arrives a moment after its answer.
    private static async Task<List<string>> StatementsAsync(Bridge bridge, int before, string table, CancellationToken ct)
    {
        for (var tries = 0; tries < 50; tries++)
        {
            var found = Statements([.. bridge.Lines.Skip(before)]).Where(statement => statement.Contains($"\"{table}\"", StringComparison.Ordinal)).ToList();
            if (found.Count > 0)
                return found;
            await Task.Delay(100, ct);
        }
        return [];
    }

    private static IEnumerable<string> Statements(IReadOnlyList<string> lines)
    {
        for (var i = 0; i < lines.Count; i++)
        {
            if (lines[i] == StartupHook.Mark)
                yield return string.Join('\n', lines.Skip(i + 1).TakeWhile(line => line != "[end]"));
        }
    }

    [GeneratedRegex("@[A-Za-z0-9_]+")]
    private static partial Regex Parameter();
}
