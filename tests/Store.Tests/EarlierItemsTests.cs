using ChangliBridge.Domain.Catalog;
using ChangliBridge.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Xunit;

namespace ChangliBridge.Store.Tests;

/// <summary>A database of before there were 事项版本 is opened: every claimed item has its first version.</summary>
public sealed class EarlierItemsTests
{
    private const string Before = "SyncAndDelivery";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, BothDatabases]
    public async Task An_item_claimed_before_there_were_versions_has_its_claim_as_the_first(StoreProvider provider)
    {
        await using var database = await TestDatabase.EmptyAsync(provider, Ct);
        await using (var earlier = new BridgeStore(database.Options, new SteppedClock()))
        {
            await earlier.OpenAsync(Ct);
            await using var db = earlier.Read();
            await db.GetService<IMigrator>().MigrateAsync(Before, Ct);
            await db.Database.ExecuteSqlRawAsync("""
                INSERT INTO inspection_item (id, code, title, department, category, legal_basis, method, joint_eligible, duty_basis, supervision_items, mapping_revision, claimed_at, version)
                VALUES ('mzj-mz001', 'MZ001', '民族宗教事项', 'mzj', 1, '条例', '现场检查', true, '“三定”规定', '[]', 0, '2023-10-01 02:00:00', 1),
                    ('mzj-mz002', 'MZ002', '另一事项', 'mzj', 1, '条例', '现场检查', true, '“三定”规定', '[]', 0, '2023-10-02 02:00:00', 1)
                """, Ct);
            await db.Database.ExecuteSqlRawAsync("""
                INSERT INTO audit_entry (sequence, at, actor, act, resource, detail, previous_hash, hash)
                VALUES (1, '2023-10-01 02:00:00', 'mzj/mzj-clerk', 'item.claim', 'inspectionItems/mzj-mz001', '', '', '')
                """, Ct);
        }
        await using var store = new BridgeStore(database.Options, new SteppedClock());
        await store.OpenAsync(Ct);
        await using var read = store.Read();
        var versions = await read.Set<ItemVersion>().OrderBy(version => version.ItemId).ToListAsync(Ct);
        Assert.Equal([("mzj-mz001", 1, ItemAct.Claimed, "mzj/mzj-clerk"), ("mzj-mz002", 1, ItemAct.Claimed, "")], versions.Select(version => (version.ItemId, version.Number, version.Act, version.MadeBy)));
        Assert.Equal(("民族宗教事项", "条例", "“三定”规定", DateTimeOffset.Parse("2023-10-01T02:00:00Z")), (versions[0].Title, versions[0].LegalBasis, versions[0].DutyBasis, versions[0].MadeAt));
        // What happens to it next is its second version.
        var item = await read.Set<InspectionItem>().SingleAsync(item => item.Id == "mzj-mz001", Ct);
        Assert.Equal(2, item.UpdateGuidance("现场查看台账", "补充指引", new Acting("mzj/mzj-clerk", DateTimeOffset.Parse("2023-11-01T02:00:00Z"))).Number);
    }
}
