using ChangliBridge.Architecture.Tests.Reading;
using Xunit;

namespace ChangliBridge.Architecture.Tests;

/// <summary>What only certain places may touch.</summary>
public sealed class BoundaryTests
{
    private static readonly string[] Bridge = ["Store", "Sync", "Adapter", "Cli"];
    private static readonly string[] SqlRooms = ["ChangliBridge.Store.Ledger", "ChangliBridge.Store.Bulk", "ChangliBridge.Store.Mirror"];

    // Statements that EF has no word for: opening the file with its pragmas, bringing its schema up to date, the head of the audit chain, and equal requests waiting for one another;
    // and those that carry out what the others say.
    private static readonly string[] SqlTypes =
    [
        "ChangliBridge.Store.SqliteFile", "ChangliBridge.Store.SqliteUpgrade", "ChangliBridge.Store.Audit.AuditChain", "ChangliBridge.Store.Requests.AnsweredRequest",
        "ChangliBridge.Store.UnitCommand", "ChangliBridge.Store.WriteUnit", "ChangliBridge.Store.StatementCache",
    ];

    private static readonly string[] SqlDoors =
        ["ExecuteSql", "ExecuteSqlRaw", "ExecuteSqlRawAsync", "ExecuteSqlAsync", "ExecuteSqlInterpolated", "ExecuteSqlInterpolatedAsync", "FromSql", "FromSqlRaw", "FromSqlInterpolated", "SqlQuery", "SqlQueryRaw", "set_CommandText"];

    [Fact]
    public void Raw_sql_lives_only_in_the_ledger_and_the_bulk_rooms() =>
        Rule.Holds("SQL outside Store/Ledger, Store/Bulk and Store/Mirror:",
            from project in Bridge
            from use in Uses.Of(ProductCode.Assemblies[project], type => SqlRooms.Contains(type.Namespace) || SqlTypes.Contains(type.FullName)
                || type.Namespace?.StartsWith("ChangliBridge.Store.Migrations", StringComparison.Ordinal) == true)
            where SqlDoors.Contains(use.Used.Name) || Uses.TypeOf(use.Used).Name == "UnitCommand" || (use.Used.Name == ".ctor" && Uses.TypeOf(use.Used).Name is "NpgsqlCommand" or "SqliteCommand")
            select $"{use.By} calls {Uses.NameOf(use.Used)}");

    [Fact]
    public void Nothing_but_the_store_talks_to_the_database() =>
        Rule.Holds("Database drivers outside Store, but for telling their exceptions:",
            from project in ProductCode.Assemblies.Where(pair => pair.Key != "Store")
            from use in Uses.Of(project.Value)
            let type = Uses.TypeOf(use.Used)
            where type.Assembly.GetName().Name is "Npgsql" or "Microsoft.Data.Sqlite" && !type.IsAssignableTo(typeof(Exception))
            select $"{use.By} uses {type}");

    [Fact]
    public void Settings_are_read_only_where_a_program_is_put_together() =>
        Rule.Holds("IConfiguration outside *Setup and Program:",
            from assembly in ProductCode.Assemblies.Values
            from use in Uses.Of(assembly, type => type.Name == "Program" || type.Name.EndsWith("Setup", StringComparison.Ordinal))
            where !ProductCode.IsGenerated(use.By) && Uses.TypeOf(use.Used).FullName?.StartsWith("Microsoft.Extensions.Configuration.IConfiguration", StringComparison.Ordinal) == true
            select $"{use.By} uses {Uses.TypeOf(use.Used)}");
}
