using System.Data.Common;
using System.Runtime.CompilerServices;
using ChangliBridge.Domain.Catalog;
using ChangliBridge.Store.Mirror;
using Microsoft.EntityFrameworkCore;

namespace ChangliBridge.Store.Bulk;

/// <summary>Streams the register for a frame (抽取名单): a page at a time, however many rows there are.</summary>
public static class FrameRows
{
    private const int PageSize = 1000;

    /// <summary>Every target of the present snapshot with its grade, in no particular order. To agree with other reads it wants their transaction.</summary>
    /// <returns>Pages that the caller may keep while the next is read.</returns>
    public static async IAsyncEnumerable<IReadOnlyList<FrameRow>> ReadAsync(BridgeDb db, [EnumeratorCancellation] CancellationToken ct)
    {
        var targets = await SnapshotAsync(db, PullJobs.Targets, ct).ConfigureAwait(false);
        var grades = await SnapshotAsync(db, PullJobs.Grades, ct).ConfigureAwait(false);
        var command = db.Database.GetDbConnection().CreateCommand();
        await using var _ = command.ConfigureAwait(false);
        command.CommandText = Statement(targets, grades);
        var reader = await command.ExecuteReaderAsync(ct).ConfigureAwait(false);
        await using var __ = reader.ConfigureAwait(false);
        List<FrameRow> page;
        do
        {
            page = new List<FrameRow>(PageSize);
            while (page.Count < PageSize && await reader.ReadAsync(ct).ConfigureAwait(false))
                page.Add(Read(reader));
            yield return page;
        }
        while (page.Count == PageSize);
    }

    // Every id is as great as the empty one: it has SQLite walk both tables by their keys, and not the targets by an index that leads all over them.
    internal static string Statement(long targets, long grades) => $"""
        SELECT t.id, COALESCE(t.credit_code, t.registration_number, ''), t.type, t.registration_state, t.registered_on, t.tags, g.grade
        FROM mirrored_target t LEFT JOIN mirrored_grade g ON g.snapshot = {grades} AND g.id = t.id
        WHERE t.snapshot = {targets} AND t.id >= ''
        """;

    private static FrameRow Read(DbDataReader reader) => new(
        reader.GetString(0), reader.GetString(1), (TargetType)reader.GetInt32(2), reader.GetString(3), reader.GetFieldValue<DateOnly>(4), reader.GetString(5),
        reader.IsDBNull(6) ? null : reader.GetString(6));

    private static Task<long> SnapshotAsync(BridgeDb db, string job, CancellationToken ct) =>
        db.Set<MirrorHead>().Where(head => head.Job == job).Select(head => head.Snapshot).FirstOrDefaultAsync(ct);
}
