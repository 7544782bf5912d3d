using ChangliBridge.Adapter.Tests.Hosting;
using ChangliBridge.Contract.V1;
using ChangliBridge.Store;
using ChangliBridge.Testing;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace ChangliBridge.Adapter.Tests.WholeLoop;

/// <summary>审计: every change of state stands in the chain, and a changed row is found.</summary>
public sealed class AuditTests
{
    [Theory, BothDatabases]
    public async Task The_chain_verifies_and_a_tampered_row_is_found_and_named(StoreProvider provider)
    {
        await using var county = await CountyAtWork.WithTasksAsync(provider);
        await county.ConcludeAsync((await county.TasksAsync())[0], "mzj");
        var sound = await VerifyAsync(county);
        Assert.Equal((0, ""), (sound.FirstBrokenSequence, sound.Fault));
        var head = await county.Host.AskAsync<AuditHead>(Official.Office, new GetAuditHeadRequest());
        Assert.Equal(head.Sequence, sound.Entries);
        var entries = (await county.Host.AskAsync<ListAuditEntriesResponse>(Official.Office, new ListAuditEntriesRequest())).AuditEntries;
        Assert.Equal(
            ["key.register", "plan.create", "plan.submit", "plan.approve", "plan.file", "plan.disclose", "draw.freeze", "draw.contribute", "draw.reveal", "draw.confirm", "joint.confirm", "clock.advance", "result.submit", "result.review"],
            entries.Select(entry => entry.Act).Where(act => !act.StartsWith("item", StringComparison.Ordinal) && act != "delivery.enqueue").Distinct());
        Assert.Equal(head.Hash, entries[^1].Hash);
        await county.Host.WriteAsync(unit => unit.Db.Database.ExecuteSqlAsync($"UPDATE audit_entry SET actor = 'mzj/somebody-else' WHERE sequence = 3"));
        var broken = await VerifyAsync(county);
        Assert.Equal(3, broken.FirstBrokenSequence);
        Assert.NotEmpty(broken.Fault);
    }

    private static Task<VerifyAuditResponse> VerifyAsync(CountyAtWork county) => county.Host.AskAsync<VerifyAuditResponse>(Official.Office, new VerifyAuditRequest());
}
