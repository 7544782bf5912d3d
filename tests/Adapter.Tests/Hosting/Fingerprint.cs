using System.Security.Cryptography;
using System.Text;
using ChangliBridge.Store;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace ChangliBridge.Adapter.Tests.Hosting;

/// <summary>Everything that is stored: a line for each table with its rows' number and digest. Two alike mean that nothing was stored between.</summary>
internal static class Fingerprint
{
    public static async Task<IReadOnlyList<string>> OfAsync(BridgeStore store)
    {
        await using var db = store.Read();
        var lines = new List<string>();
        foreach (var table in db.Model.GetEntityTypes().Select(entity => entity.GetTableName()!).Distinct().Order(StringComparer.Ordinal))
            lines.Add(await LineAsync(db, table));
        return lines;
    }

    private static async Task<string> LineAsync(BridgeDb db, string table)
    {
        var ct = TestContext.Current.CancellationToken;
        await db.Database.OpenConnectionAsync(ct);
        await using var command = db.Database.GetDbConnection().CreateCommand();
        command.CommandText = $"SELECT * FROM {table}";
        await using var reader = await command.ExecuteReaderAsync(ct);
        var rows = new List<string>();
        while (await reader.ReadAsync(ct))
            rows.Add(string.Join('|', Enumerable.Range(0, reader.FieldCount).Select(i => reader.GetValue(i) is byte[] bytes ? Convert.ToHexString(bytes) : Convert.ToString(reader.GetValue(i), null))));
        rows.Sort(StringComparer.Ordinal);
        return $"{table}: {rows.Count} rows, {Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', rows))))}";
    }
}
