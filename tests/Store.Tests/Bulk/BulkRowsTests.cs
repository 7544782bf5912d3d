using ChangliBridge.Domain.Catalog;
using ChangliBridge.Store.Bulk;
using ChangliBridge.Store.Mirror;
using ChangliBridge.Testing;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace ChangliBridge.Store.Tests.Bulk;

/// <summary>批量写入: a row copied in bulk is, column by column, the row that the context would have written.</summary>
public sealed class BulkRowsTests
{
    private static readonly DateTimeOffset At = new(2023, 10, 9, 23, 59, 58, 765, 432, TimeSpan.FromHours(8));

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, BothDatabases]
    public Task Targets_are_the_same(StoreProvider provider) => SameAsync(provider, snapshot => new MirroredTarget[]
    {
        new()
        {
            Snapshot = snapshot, Id = "对象-1", CreditCode = "91130322MA0CHL0081", Name = "昌黎县\"某某\"食品店\t\\N\n二店", Type = TargetType.SoleTrader, RegistrationState = "已成立",
            RegisteredOn = new DateOnly(2021, 5, 6), Address = "昌黎县测试街1号，𠮷", Tags = "清真食品生产经营,零申报",
        },
        new() { Snapshot = snapshot, Id = "2", RegistrationNumber = "130322600000001", Type = TargetType.Cooperative, RegisteredOn = DateOnly.MinValue },
        new() { Snapshot = snapshot, Id = "3", Type = TargetType.Enterprise, RegisteredOn = DateOnly.MaxValue },
    });

    [Theory, BothDatabases]
    public Task Inspectors_are_the_same(StoreProvider provider) => SameAsync(provider, snapshot => new MirroredInspector[]
    {
        new() { Snapshot = snapshot, Id = "检查员-甲", Name = "测试", Department = "mzj", CertificateNumber = "冀C1", ValidUntil = new DateOnly(2025, 12, 31), Tags = "登记注册" },
        new() { Snapshot = snapshot, Id = "2", Department = "mzj" },
    });

    [Theory, BothDatabases]
    public Task Grades_are_the_same(StoreProvider provider) => SameAsync(provider, snapshot => new MirroredGrade[]
    {
        new() { Snapshot = snapshot, Id = "对象-1", Scheme = "hebei-abcd", Grade = "D", Month = "2023-10", ChangedAt = At },
        new() { Snapshot = snapshot, Id = "2", Scheme = "hebei-abcd", Grade = "A", Month = "2023-10", ChangedAt = SteppedClock.DemoStart },
    });

    [Theory, BothDatabases]
    public Task Items_are_the_same(StoreProvider provider) => SameAsync(provider, snapshot => new MirroredItem[]
    {
        new() { Snapshot = snapshot, Id = "MZ001", Title = "清真食品", Field = "民族宗教", Category = ItemCategory.Key, LegalBasis = "《河北省清真食品管理条例》", Method = "现场检查", JointEligible = true, SupervisionItems = "1,2" },
        new() { Snapshot = snapshot, Id = "MZ002", Category = ItemCategory.General },
    });

    [Theory, BothDatabases]
    public Task Supervision_items_are_the_same(StoreProvider provider) => SameAsync(provider, snapshot => new MirroredSupervisionItem[]
    {
        new() { Snapshot = snapshot, Id = "13032200000001", Title = "监管事项", ImplementationCode = "SS1" },
        new() { Snapshot = snapshot, Id = "13032200000002" },
    });

    [Theory, BothDatabases]
    public Task Tags_are_the_same(StoreProvider provider) => SameAsync(provider, snapshot => new MirroredTag[]
    {
        new() { Snapshot = snapshot, Id = "target/零申报", Name = "零申报", Kind = "target" },
    });

    [Theory, BothDatabases]
    public async Task A_row_that_is_there_already_refuses_them_all(StoreProvider provider)
    {
        await using var store = await TestStore.OpenAsync(provider, Ct);
        MirroredTag[] twice = [new() { Snapshot = 1, Id = "a" }, new() { Snapshot = 1, Id = "b" }, new() { Snapshot = 1, Id = "a" }];
        await Assert.ThrowsAnyAsync<Exception>(() => InsertAsync(store, twice));
        await using var db = store.Read();
        Assert.Equal(0, await db.Set<MirroredTag>().CountAsync(Ct));
        await InsertAsync(store, twice[..2]);
        Assert.Equal(2, await db.Set<MirroredTag>().CountAsync(Ct));
    }

    [Theory, BothDatabases]
    public async Task No_rows_are_no_error(StoreProvider provider)
    {
        await using var store = await TestStore.OpenAsync(provider, Ct);
        await InsertAsync(store, Array.Empty<MirroredTag>());
        await using var db = store.Read();
        Assert.Equal(0, await db.Set<MirroredTag>().CountAsync(Ct));
    }

    private static async Task SameAsync<T>(StoreProvider provider, Func<long, T[]> rows) where T : class, IMirrored
    {
        await using var store = await TestStore.OpenAsync(provider, Ct);
        await InsertAsync(store, rows(1));
        await store.Writes.RunAsync("test", (unit, _) =>
        {
            unit.Db.AddRange(rows(2));
            return Task.FromResult(0);
        }, Ct);
        await using var db = store.Read();
        var digest = new RowDigest();
        Assert.Equal(rows(1).OrderBy(row => row.Id, StringComparer.Ordinal).Select(digest.Of), (await db.Set<T>().Where(row => row.Snapshot == 1).OrderBy(row => row.Id).ToListAsync(Ct)).Select(digest.Of));
        Assert.Equal(await ColumnsAsync<T>(db, 2), await ColumnsAsync<T>(db, 1));
    }

    /// <summary>The rows of a snapshot as the database holds them, type and value of each column but the snapshot.</summary>
    private static async Task<List<string>> ColumnsAsync<T>(BridgeDb db, long snapshot) where T : class
    {
        var entity = db.Model.FindEntityType(typeof(T))!;
        await db.Database.OpenConnectionAsync(Ct);
        await using var command = db.Database.GetDbConnection().CreateCommand();
        command.CommandText = $"SELECT * FROM {entity.GetTableName()} WHERE snapshot = {snapshot} ORDER BY id";
        await using var reader = await command.ExecuteReaderAsync(Ct);
        var rows = new List<string>();
        while (await reader.ReadAsync(Ct))
        {
            var columns = Enumerable.Range(0, reader.FieldCount).Where(i => reader.GetName(i) != "snapshot");
            rows.Add(string.Join('|', columns.Select(i => $"{reader.GetName(i)} {reader.GetValue(i).GetType().Name} {reader.GetValue(i)}")));
        }
        return rows;
    }

    private static Task<int> InsertAsync<T>(TestStore store, IEnumerable<T> rows) where T : class => store.Writes.RunAsync("test", async (unit, ct) =>
    {
        await BulkRows.InsertAsync(unit, rows, ct);
        return 0;
    }, Ct);
}
