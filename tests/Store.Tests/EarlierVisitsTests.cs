using ChangliBridge.Domain.Burden;
using ChangliBridge.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Xunit;

namespace ChangliBridge.Store.Tests;

/// <summary>A database of before visits kept their time is opened: each has the time of its entry in the audit chain.</summary>
public sealed class EarlierVisitsTests
{
    private const string Before = "RiskIndex";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, BothDatabases]
    public async Task A_visit_recorded_before_its_time_was_kept_has_that_of_the_audit_chain(StoreProvider provider)
    {
        await using var database = await TestDatabase.EmptyAsync(provider, Ct);
        await using (var earlier = new BridgeStore(database.Options, new SteppedClock()))
        {
            await earlier.OpenAsync(Ct);
            await using var db = earlier.Read();
            await db.GetService<IMigrator>().MigrateAsync(Before, Ct);
            await db.Database.ExecuteSqlRawAsync("""
                INSERT INTO visit (task_id, department, entry_id, recorded_by, code_digest, score, comment, version)
                VALUES ('t1', 'mzj', 'RQ-1', 'mzj/clerk', '', 0, '', 1), ('t1', 'scjgj', 'RQ-2', 'scjgj/clerk', '', 0, '', 1), ('t2', 'mzj', 'RQ-3', 'mzj/clerk', '', 0, '', 1)
                """, Ct);
            await db.Database.ExecuteSqlRawAsync("""
                INSERT INTO audit_entry (sequence, at, actor, act, resource, detail, previous_hash, hash)
                VALUES (1, '2023-11-06 02:00:00', 'mzj/clerk', 'visit.enter', 'inspectionTasks/t1/visits/mzj', '', '', ''),
                    (2, '2023-11-07 02:00:00', 'scjgj/clerk', 'visit.enter', 'inspectionTasks/t1/visits/scjgj', '', '', ''),
                    (3, '2023-11-08 02:00:00', 'mzj/clerk', 'visit.enter', 'inspectionTasks/t2/visits/mzj', '', '', ''),
                    (4, '2023-11-09 02:00:00', 'ssjb/office', 'visit.issue-code', 'inspectionTasks/t2/visits/mzj', '', '', '')
                """, Ct);
        }
        await using var store = new BridgeStore(database.Options, new SteppedClock());
        await store.OpenAsync(Ct);
        await using var read = store.Read();
        var visits = await read.Set<Visit>().OrderBy(visit => visit.EntryId).ToListAsync(Ct);
        Assert.Equal([6, 7, 8], visits.Select(visit => visit.EnteredAt.Day));
        var first = DateTimeOffset.Parse("2023-11-06T02:00:00Z");
        Assert.Equal(first, visits[0].EnteredAt);
        Assert.Equal("RQ-1", (await read.Set<Visit>().SingleAsync(visit => visit.EnteredAt >= first && visit.EnteredAt < first.AddDays(1), Ct)).EntryId);
    }
}
