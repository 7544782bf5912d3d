using ChangliBridge.Domain.Catalog;
using ChangliBridge.Testing;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace ChangliBridge.Store.Tests;

public sealed class SharedUnitTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, BothDatabases]
    public async Task Asks_that_wait_together_are_one_unit_and_each_has_its_own_answer(StoreProvider provider)
    {
        await using var store = await TestStore.OpenAsync(provider, Ct);
        var units = 0;
        var shared = new SharedUnit<int, string>(store.Store, (unit, asks, _) =>
        {
            units++;
            return Recuse(unit, asks, ask => ask % 3 == 0 ? null : $"r{ask:000}");
        });
        var answers = await Task.WhenAll(Enumerable.Range(0, 600).Select(ask => shared.RunAsync(ask, Ct)));
        Assert.Equal(Enumerable.Range(0, 600).Select(ask => ask % 3 == 0 ? null : $"r{ask:000}"), answers);
        await using var db = store.Read();
        Assert.Equal(answers.OfType<string>(), await db.Set<Recusal>().Select(recusal => recusal.InspectorId).Order().ToListAsync(Ct));
        Assert.InRange(units, 3, 300);
    }

    [Theory, BothDatabases]
    public async Task Where_one_breaks_the_unit_nothing_is_stored_and_each_is_to_be_done_by_itself(StoreProvider provider)
    {
        await using var store = await TestStore.OpenAsync(provider, Ct);
        var shared = new SharedUnit<int, string>(store.Store, async (unit, asks, ct) =>
        {
            var answers = await Recuse(unit, asks, ask => $"r{ask:000}");
            await unit.Db.SaveChangesAsync(ct);
            return asks.Contains(-1) ? throw new FormatException() : answers;
        });
        Assert.Null(await shared.RunAsync(-1, Ct));
        await using (var db = store.Read())
            Assert.Equal(0, await db.Set<Recusal>().CountAsync(Ct));
        Assert.Equal("r007", await shared.RunAsync(7, Ct));
    }

    [Theory, BothDatabases]
    public async Task An_ask_whose_caller_gave_up_is_not_done(StoreProvider provider)
    {
        await using var store = await TestStore.OpenAsync(provider, Ct);
        var shared = new SharedUnit<int, string>(store.Store, (unit, asks, _) => Recuse(unit, asks, ask => $"r{ask:000}"));
        using var late = new CancellationTokenSource();
        await late.CancelAsync();
        var (given, kept) = (shared.RunAsync(1, late.Token), shared.RunAsync(2, Ct));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => given);
        Assert.Equal("r002", await kept);
        await using var db = store.Read();
        Assert.Equal("r002", (await db.Set<Recusal>().SingleAsync(Ct)).InspectorId);
    }

    [Theory, BothDatabases]
    public async Task After_the_store_is_closed_each_is_to_be_done_by_itself(StoreProvider provider)
    {
        await using var store = await TestStore.OpenAsync(provider, Ct);
        var shared = new SharedUnit<int, string>(store.Store, (unit, asks, _) => Recuse(unit, asks, ask => $"r{ask:000}"));
        await store.Store.DisposeAsync();
        Assert.Null(await shared.RunAsync(1, Ct));
        await store.ReopenAsync(Ct);
    }

    private static Task<IReadOnlyList<string?>> Recuse(WriteUnit unit, IReadOnlyList<int> asks, Func<int, string?> inspector)
    {
        IReadOnlyList<string?> answers = [.. asks.Select(inspector)];
        unit.Db.AddRange(answers.OfType<string>().Select(answer => Recusal.Declare((answer, "mzj"), "t", "亲属", unit.Clock.GetUtcNow())));
        return Task.FromResult(answers);
    }
}
