using ChangliBridge.Store.Audit;
using ChangliBridge.Store.Ledger;
using ChangliBridge.Testing;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace ChangliBridge.Store.Tests.Ledger;

public sealed class DeliveryLedgerTests
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Theory, BothDatabases]
    public async Task A_delivery_stands_or_falls_with_the_change_that_causes_it(StoreProvider provider)
    {
        await using var world = await LedgerWorld.OpenAsync(provider, Cancelled);
        await Assert.ThrowsAsync<ArithmeticException>(() => world.Store.Writes.RunAsync<int>("test", (unit, _) =>
        {
            DeliveryLedger.Enqueue(unit, new Fact("provincial", "result", "k", 1, "mzj", "{}"u8.ToArray()));
            throw new ArithmeticException();
        }, Cancelled));

        Assert.Empty(await world.ClaimAsync(9, Cancelled));
    }

    [Theory, BothDatabases]
    public async Task A_key_and_revision_enters_the_ledger_once(StoreProvider provider)
    {
        await using var world = await LedgerWorld.OpenAsync(provider, Cancelled);
        await world.EnqueueAsync("k", Cancelled);

        await Assert.ThrowsAnyAsync<DbUpdateException>(() => world.EnqueueAsync("k", Cancelled));

        Assert.Single(await world.ClaimAsync(9, Cancelled));
    }

    [Theory, BothDatabases]
    public async Task A_later_revision_follows_those_that_operators_made(StoreProvider provider)
    {
        await using var world = await LedgerWorld.OpenAsync(provider, Cancelled);
        await world.EnqueueAsync("k", 1, "mzj", Cancelled);
        await world.EnqueueAsync("k", 2, "mzj", Cancelled);

        var id = await FollowAsync(2);

        Assert.Equal(3, (await world.RowAsync(id, Cancelled)).Revision);
        await Assert.ThrowsAnyAsync<DbUpdateException>(() => FollowAsync(1));

        Task<string> FollowAsync(int revision) => world.Store.Writes.RunAsync(
            "test", (unit, ct) => DeliveryLedger.FollowAsync(unit, new Fact("provincial", "result", "k", revision, "mzj", "{}"u8.ToArray()), ct), Cancelled);
    }

    [Theory, BothDatabases]
    public async Task The_intent_is_stored_before_the_caller_may_send(StoreProvider provider)
    {
        await using var world = await LedgerWorld.OpenAsync(provider, Cancelled);
        var id = await world.EnqueueAsync("k", Cancelled);

        var leased = Assert.Single(await world.ClaimAsync(9, Cancelled));

        var row = await world.RowAsync(id, Cancelled);
        var attempt = Assert.Single(await AttemptsAsync(world, id));
        Assert.Equal((DeliveryState.Sending, world.Ledger.Owner, 1L), (row.State, row.Owner, row.Fence));
        Assert.Equal((DeliveryAct.Send, 1L, row.Digest, ""), (attempt.Act, attempt.Number, attempt.RequestDigest, attempt.Outcome));
        Assert.Null(attempt.EndedAt);
        Assert.Equal(("k", "result", """{"key":"k"}"""), (leased.Fact.BusinessKey, leased.Fact.Kind, System.Text.Encoding.UTF8.GetString(leased.Fact.CanonicalBody)));
    }

    [Theory, BothDatabases]
    public async Task The_stored_rows_follow_the_graph(StoreProvider provider)
    {
        await using var world = await LedgerWorld.OpenAsync(provider, Cancelled);
        DeliveryEvent[][] lives =
        [
            [new DeliveryEvent.Accepted()],
            [new DeliveryEvent.Refused { Reason = "字段缺失" }],
            [new DeliveryEvent.NotSent(0) { Reason = "连接不上" }, new DeliveryEvent.Accepted()],
            [new DeliveryEvent.OutcomeUnknown(0), new DeliveryEvent.Found(true)],
            [new DeliveryEvent.OutcomeUnknown(0), new DeliveryEvent.Found(false)],
            [new DeliveryEvent.OutcomeUnknown(0), new DeliveryEvent.LookupFailed(0), new DeliveryEvent.NotFound(), new DeliveryEvent.Accepted()],
            [new DeliveryEvent.OutcomeUnknown(0), new DeliveryEvent.NotFound(), new DeliveryEvent.OutcomeUnknown(0), new DeliveryEvent.NotFound(), new DeliveryEvent.OutcomeUnknown(0), new DeliveryEvent.NotFound { Reason = "没有这条记录" }],
            [new DeliveryEvent.Released(), new DeliveryEvent.Accepted()],
        ];
        for (var life = 0; life < lives.Length; life++)
            await LiveAsync(world, $"k{life}", lives[life]);
    }

    [Theory, BothDatabases]
    public async Task Two_claimers_never_get_the_same_row(StoreProvider provider)
    {
        await using var world = await LedgerWorld.OpenAsync(provider, Cancelled);
        for (var i = 0; i < 60; i++)
            await world.EnqueueAsync($"k{i}", 1, $"d{i % 3}", Cancelled);
        // SQLite has one process, and so one ledger; on PostgreSQL each replica has its own.
        var ledgers = Enumerable.Range(0, 4).Select(_ => provider == StoreProvider.Sqlite ? world.Ledger : world.NewLedger()).ToList();

        var claims = await Task.WhenAll(ledgers.Select(ledger => DrainAsync(ledger)));

        var ids = claims.SelectMany(claim => claim).ToList();
        Assert.Equal(60, ids.Count);
        Assert.Equal(60, ids.Distinct().Count());
    }

    [Theory, BothDatabases]
    public async Task News_under_an_old_fence_changes_nothing(StoreProvider provider)
    {
        await using var world = await LedgerWorld.OpenAsync(provider, Cancelled);
        var id = await world.EnqueueAsync("k", Cancelled);
        var old = Assert.Single(await world.ClaimAsync(9, Cancelled));
        await world.PassAsync(10_000, Cancelled);
        Assert.Empty(await world.ClaimAsync(9, Cancelled));
        await world.PassAsync(500, Cancelled);
        var current = Assert.Single(await world.ClaimAsync(9, Cancelled));
        var audits = await AuditsAsync(world);

        Assert.Equal(0, await world.EndAsync(old, new DeliveryEvent.Accepted(), Cancelled));

        Assert.Equal((DeliveryAct.Lookup, DeliveryState.Resolving), (current.Act, (await world.RowAsync(id, Cancelled)).State));
        Assert.Equal(audits, await AuditsAsync(world));
        Assert.Equal(1, await world.EndAsync(current, new DeliveryEvent.Found(true), Cancelled));
    }

    [Theory, BothDatabases]
    public async Task A_revision_waits_until_the_outcome_of_the_one_before_is_known(StoreProvider provider)
    {
        await using var world = await LedgerWorld.OpenAsync(provider, Cancelled);
        await world.EnqueueAsync("k", 2, "mzj", Cancelled);
        await world.EnqueueAsync("k", 1, "mzj", Cancelled);
        await world.EnqueueAsync("other", Cancelled);

        var claimed = await world.ClaimAsync(9, Cancelled);
        Assert.Equal(["k/1", "other/1"], claimed.Select(lease => $"{lease.Fact.BusinessKey}/{lease.Fact.Revision}").Order());
        var first = claimed.Single(lease => lease.Fact.BusinessKey == "k");
        await world.EndAsync(first, new DeliveryEvent.OutcomeUnknown(0), Cancelled);
        await world.PassAsync(500, Cancelled);
        var lookup = Assert.Single(await world.ClaimAsync(9, Cancelled));
        Assert.Equal(1, lookup.Fact.Revision);
        await world.EndAsync(lookup, new DeliveryEvent.Found(true), Cancelled);

        Assert.Equal(2, Assert.Single(await world.ClaimAsync(9, Cancelled)).Fact.Revision);
    }

    [Theory, BothDatabases]
    public async Task A_killed_owner_leaves_an_unknown_outcome_that_is_looked_up(StoreProvider provider)
    {
        await using var world = await LedgerWorld.OpenAsync(provider, Cancelled);
        var id = await world.EnqueueAsync("k", Cancelled);
        Assert.Single(await world.ClaimAsync(9, Cancelled));

        await world.RestartAsync(Cancelled);
        // The file has one owner, so a new one knows at once that the old one is dead; a replica waits for the lease.
        if (provider == StoreProvider.Postgres)
            await world.PassAsync(10_000, Cancelled);
        Assert.Empty(await world.ClaimAsync(9, Cancelled));

        var row = await world.RowAsync(id, Cancelled);
        Assert.Equal((DeliveryState.Unknown, null, 0), (row.State, row.Owner, row.Attempts));
        Assert.NotEmpty(row.LastError);
        await world.PassAsync(500, Cancelled);
        Assert.Equal(DeliveryAct.Lookup, Assert.Single(await world.ClaimAsync(9, Cancelled)).Act);
    }

    [Theory, BothDatabases]
    public async Task A_long_backlog_of_one_department_does_not_hold_up_another(StoreProvider provider)
    {
        await using var world = await LedgerWorld.OpenAsync(provider, Cancelled);
        for (var i = 0; i < 20; i++)
            await world.EnqueueAsync($"m{i}", 1, "mzj", Cancelled);
        for (var i = 0; i < 2; i++)
            await world.EnqueueAsync($"s{i}", 1, "scjgj", Cancelled);
        await world.EnqueueAsync("x", 1, "ssjb", Cancelled);

        var shares = (await world.ClaimAsync(8, Cancelled)).CountBy(lease => lease.Fact.Department).ToDictionary();

        Assert.Equal(new Dictionary<string, int> { ["mzj"] = 5, ["scjgj"] = 2, ["ssjb"] = 1 }, shares);
    }

    [Theory, BothDatabases]
    public async Task What_was_enqueued_first_is_leased_first(StoreProvider provider)
    {
        await using var world = await LedgerWorld.OpenAsync(provider, Cancelled);
        for (var i = 0; i < 20; i++)
            await world.EnqueueAsync($"k{i:00}", Cancelled);

        var order = (await world.ClaimAsync(20, Cancelled)).Select(lease => lease.Fact.BusinessKey).ToList();

        Assert.Equal(order.Order(StringComparer.Ordinal), order);
    }

    [Theory, BothDatabases]
    public async Task Departments_take_turns_when_a_claim_is_smaller_than_their_number(StoreProvider provider)
    {
        await using var world = await LedgerWorld.OpenAsync(provider, Cancelled);
        foreach (var department in new[] { "a", "a", "b", "b", "c", "c" })
            await world.EnqueueAsync(Guid.NewGuid().ToString(), 1, department, Cancelled);

        var order = new List<string>();
        for (var i = 0; i < 6; i++)
            order.Add(Assert.Single(await world.ClaimAsync(1, Cancelled)).Fact.Department);

        Assert.Equal(["a", "b", "c", "a", "b", "c"], order);
    }

    [Theory, BothDatabases]
    public async Task Every_move_has_one_entry_in_an_unbroken_audit_chain(StoreProvider provider)
    {
        await using var world = await LedgerWorld.OpenAsync(provider, Cancelled);
        await LiveAsync(world, "k", [new DeliveryEvent.OutcomeUnknown(0), new DeliveryEvent.NotFound(), new DeliveryEvent.Accepted()]);

        Assert.Equal(
            ["delivery.enqueue", "delivery.admit", "delivery.send", "delivery.doubt", "delivery.lookup", "delivery.resend", "delivery.send", "delivery.publish"],
            await AuditsAsync(world));
        await using var db = world.Store.Read();
        Assert.Null((await AuditChain.VerifyAsync(db, Cancelled)).FirstBroken);
    }

    [Theory, BothDatabases]
    public async Task A_row_that_no_due_predicate_would_select_is_refused_by_the_database(StoreProvider provider)
    {
        await using var world = await LedgerWorld.OpenAsync(provider, Cancelled);
        await world.EnqueueAsync("k", Cancelled);

        await using var db = world.Store.Read();
        await Assert.ThrowsAnyAsync<System.Data.Common.DbException>(() => db.Database.ExecuteSqlAsync($"UPDATE delivery SET state = 'Pending'", Cancelled));
    }

    [Fact]
    public async Task The_claim_on_SQLite_walks_the_partial_index()
    {
        await using var world = await LedgerWorld.OpenAsync(StoreProvider.Sqlite, Cancelled);
        var plan = await PlanAsync(world, LedgerSql.Due.Replace("@now", "9"));

        Assert.Contains(plan, step => step.StartsWith("SEARCH d USING INDEX IX_delivery_platform_department_not_before_id (platform=? AND department=? AND not_before<?)", StringComparison.Ordinal));
        Assert.DoesNotContain(plan, step => step.Contains("TEMP B-TREE") || step.StartsWith("SCAN", StringComparison.Ordinal));
    }

    [Theory, BothDatabases]
    public async Task Whether_an_earlier_revision_is_open_is_one_step_in_the_index_of_open_rows(StoreProvider provider)
    {
        await using var world = await LedgerWorld.OpenAsync(provider, Cancelled);
        await world.Store.Writes.RunAsync("test", (unit, _) =>
        {
            for (var revision = 1; revision <= 500; revision++)
                DeliveryLedger.Enqueue(unit, new Fact("p", "handling", "k", revision, "d", "{}"u8.ToArray()));
            return Task.FromResult(0);
        }, Cancelled);

        Assert.Contains(await PlanAsync(world, LedgerSql.Received), step => step.Contains("IX_delivery_open", StringComparison.Ordinal));
    }

    private static async Task<List<string>> PlanAsync(LedgerWorld world, string statement)
    {
        await using var db = world.Store.Read();
        await db.Database.OpenConnectionAsync(Cancelled);
        await db.Database.ExecuteSqlRawAsync("ANALYZE", Cancelled);
        await using var command = db.Database.GetDbConnection().CreateCommand();
        var onSqlite = world.Store.Store.Provider == StoreProvider.Sqlite;
        command.CommandText = (onSqlite ? "EXPLAIN QUERY PLAN " : "EXPLAIN ") + statement.Replace("@platform", "'p'").Replace("@department", "'d'").Replace("@count", "5");
        await using var reader = await command.ExecuteReaderAsync(Cancelled);
        var plan = new List<string>();
        while (await reader.ReadAsync(Cancelled))
            plan.Add(reader.GetString(onSqlite ? 3 : 0));
        return plan;
    }

    private static async Task LiveAsync(LedgerWorld world, string key, DeliveryEvent[] events)
    {
        var id = await world.EnqueueAsync(key, Cancelled);
        var expected = DeliveryState.Pending;
        var reason = "";
        foreach (var @event in events)
        {
            await world.PassAsync(60_000, Cancelled);
            var leased = Assert.Single(await world.ClaimAsync(9, Cancelled));
            reason = @event.Reason;
            expected = DeliveryGraph.Next(leased.Row, @event, LedgerWorld.Policy).To.State;
            Assert.Equal(1, await world.EndAsync(leased, @event, Cancelled));
        }
        var row = await world.RowAsync(id, Cancelled);
        Assert.Equal((expected, events.Length), (row.State, (int)row.Fence));
        Assert.Equal(expected == DeliveryState.Held ? reason + "；已停止自动处理，请人工核实" : reason, row.LastError);
        var attempts = await AttemptsAsync(world, id);
        Assert.Equal(Enumerable.Range(1, events.Length), attempts.Select(attempt => (int)attempt.Number));
        Assert.All(attempts, attempt => Assert.Equal(("WORD", true), (attempt.Outcome, attempt.EndedAt is not null)));
    }

    private static async Task<List<string>> DrainAsync(DeliveryLedger ledger)
    {
        var ids = new List<string>();
        for (var idle = 0; idle < 3;)
        {
            var claimed = await LedgerWorld.ClaimAsync(ledger, 4, Cancelled);
            idle = claimed.Count == 0 ? idle + 1 : 0;
            ids.AddRange(claimed.Select(lease => lease.Id));
        }
        return ids;
    }

    private static async Task<List<DeliveryAttempt>> AttemptsAsync(LedgerWorld world, string id)
    {
        await using var db = world.Store.Read();
        return await db.Set<DeliveryAttempt>().Where(attempt => attempt.DeliveryId == id).OrderBy(attempt => attempt.Number).ToListAsync(Cancelled);
    }

    private static async Task<List<string>> AuditsAsync(LedgerWorld world)
    {
        await using var db = world.Store.Read();
        return await db.Set<AuditEntry>().OrderBy(entry => entry.Sequence).Select(entry => entry.Act).ToListAsync(Cancelled);
    }
}
