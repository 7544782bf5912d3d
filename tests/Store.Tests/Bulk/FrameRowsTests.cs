using ChangliBridge.Store.Bulk;
using ChangliBridge.Testing;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace ChangliBridge.Store.Tests.Bulk;

public sealed class FrameRowsTests
{
    [Fact]
    public async Task A_freeze_on_SQLite_walks_targets_and_grades_by_their_keys()
    {
        var ct = TestContext.Current.CancellationToken;
        await using var store = await TestStore.OpenAsync(StoreProvider.Sqlite, ct);
        await using var db = store.Read();
        await db.Database.OpenConnectionAsync(ct);
        await using var command = db.Database.GetDbConnection().CreateCommand();
        command.CommandText = "EXPLAIN QUERY PLAN " + FrameRows.Statement(1, 1);
        await using var reader = await command.ExecuteReaderAsync(ct);
        var plan = new List<string>();
        while (await reader.ReadAsync(ct))
            plan.Add(reader.GetString(3));

        Assert.Equal(
            ["SEARCH t USING INDEX sqlite_autoindex_mirrored_target_1 (snapshot=? AND id>?)", "SEARCH g USING INDEX sqlite_autoindex_mirrored_grade_1 (snapshot=? AND id=?) LEFT-JOIN"],
            plan);
    }
}
