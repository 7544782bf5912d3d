using System.Text.RegularExpressions;
using ChangliBridge.Benchmarks.Rig;
using ChangliBridge.Store;
using Microsoft.Data.Sqlite;

namespace ChangliBridge.Benchmarks.Queries;

/// <summary>Plans on SQLite: the bridge logs the statements that it runs, and the same database explains them.</summary>
internal static partial class SqlitePlans
{
    private const string Executed = "Executed DbCommand";

    /// <summary>Makes a bridge say its statements; values are not among them.</summary>
    public static void LogStatements(Dictionary<string, string> settings) =>
        settings["Serilog__MinimumLevel__Override__Microsoft.EntityFrameworkCore.Database.Command"] = "Information";

    /// <summary>Steps of every statement about the list's table that <paramref name="asked"/> makes the bridge run.</summary>
    public static async Task<IReadOnlyList<string>> OfAsync(StoreOptions options, Bridge bridge, (ListCall Call, Func<Task> Page) asked, CancellationToken ct)
    {
        var before = bridge.Lines.Count();
        await asked.Page();
        var statements = Statements([.. bridge.Lines.Skip(before)]).Where(statement => statement.Contains($"\"{asked.Call.Table}\"", StringComparison.Ordinal)).ToList();
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

    private static IEnumerable<string> Statements(IReadOnlyList<string> lines)
    {
        for (var i = 0; i < lines.Count; i++)
        {
            if (!lines[i].Contains(Executed, StringComparison.Ordinal))
                continue;
            yield return string.Join('\n', lines.Skip(i + 1).TakeWhile(line => !line.StartsWith('[')));
        }
    }

    [GeneratedRegex("@[A-Za-z0-9_]+")]
    private static partial Regex Parameter();
}
