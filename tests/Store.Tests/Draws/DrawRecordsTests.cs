using ChangliBridge.Domain.Drawing;
using ChangliBridge.Domain.Plans;
using ChangliBridge.Store.Draws;
using ChangliBridge.Testing;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace ChangliBridge.Store.Tests.Draws;

/// <summary>抽取存档: what was frozen comes back as the same draw, and what was drawn is counted while it stands.</summary>
public sealed class DrawRecordsTests
{
    private static readonly string[] Targets = ["91130322MA0CHL0081", "1303226000001", "z-9", "Z-9", "a", "B", "_"];

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, BothDatabases]
    public async Task A_thawed_draw_has_the_commitment_that_was_frozen(StoreProvider provider)
    {
        await using var store = await TestStore.OpenAsync(provider, Ct);
        var frozen = FrozenSample.Frozen("p", 1, Targets);
        await WriteAsync(store, unit => DrawRecords.KeepFrozenAsync(unit, "p/draws/1", frozen, Ct));
        await WriteAsync(store, unit => DrawRecords.KeepFrozenAsync(unit, "p/draws/2", FrozenSample.Frozen("p", 2, Targets), Ct));
        await using var db = store.Read();
        var thawed = await DrawRecords.ThawAsync(db, "p/draws/1", Ct);
        Assert.Equal((Hex(frozen.Commitment), Hex(frozen.Root), Hex(frozen.RosterDigest)), (Hex(thawed.Commitment), Hex(thawed.Root), Hex(thawed.RosterDigest)));
        Assert.Equal(frozen.Inputs.Secrets.Secret, thawed.Inputs.Secrets.Secret);
        Assert.Equal(frozen.Reveal([], []).Assignments, thawed.Reveal([], []).Assignments);
        Assert.NotEqual(Hex(frozen.Commitment), Hex((await DrawRecords.ThawAsync(db, "p/draws/2", Ct)).Commitment));
    }

    [Theory, BothDatabases]
    public async Task A_draw_larger_than_a_piece_is_kept_in_pieces_and_comes_back_whole(StoreProvider provider)
    {
        await using var store = await TestStore.OpenAsync(provider, Ct);
        var frozen = FrozenSample.Frozen("p", 1, Enumerable.Range(0, 200_000).Select(i => $"91130322MA{i:00000000}"));
        await WriteAsync(store, unit => DrawRecords.KeepFrozenAsync(unit, "p/draws/1", frozen, Ct));
        await using var db = store.Read();
        var sizes = await db.Set<FrozenPiece>().OrderBy(piece => piece.Number).Select(piece => piece.Content.Length).ToListAsync(Ct);
        Assert.True(sizes.Count > 1, $"{sizes.Count} pieces");
        Assert.All(sizes[..^1], size => Assert.Equal(4 << 20, size));
        Assert.InRange(sizes[^1], 1, 4 << 20);
        Assert.Equal(Hex(frozen.Commitment), Hex((await DrawRecords.ThawAsync(db, "p/draws/1", Ct)).Commitment));
    }

    [Theory, BothDatabases]
    public async Task A_draw_that_is_not_kept_is_an_error(StoreProvider provider)
    {
        await using var store = await TestStore.OpenAsync(provider, Ct);
        await using var db = store.Read();
        await Assert.ThrowsAnyAsync<Exception>(() => DrawRecords.ThawAsync(db, "p/draws/1", Ct));
    }

    [Theory, BothDatabases]
    public async Task The_outcome_is_kept_with_ranks_and_seats_and_read_by_the_bytes_of_its_ids(StoreProvider provider)
    {
        await using var store = await TestStore.OpenAsync(provider, Ct);
        var outcome = FrozenSample.Frozen("p", 1, Targets).Reveal([], []);
        await WriteAsync(store, unit => DrawRecords.KeepOutcomeAsync(unit, "p/draws/1", outcome, Ct));
        await using var db = store.Read();
        Assert.Equal(Targets.Order(StringComparer.Ordinal), await DrawRecords.Drawn(db, "p/draws/1").ToListAsync(Ct));
        Assert.Equal(outcome.Drawn.Select(entry => entry.Id), await db.Set<DrawnRow>().OrderBy(row => row.Rank).Select(row => row.Target).ToListAsync(Ct));
        var seats = await db.Set<SeatRow>().OrderBy(seat => seat.Number).ToListAsync(Ct);
        Assert.Equal(Enumerable.Range(1, Targets.Length * 2), seats.Select(seat => seat.Number));
        Assert.Equal(outcome.Assignments, seats.Select(seat => new Assignment(seat.Target, seat.Department, seat.Inspector)));
        Assert.Contains(seats, seat => seat.Inspector == "检查员-甲");
        Assert.Empty(await DrawRecords.Drawn(db, "p/draws/2").ToListAsync(Ct));
    }

    [Theory, BothDatabases]
    public async Task A_unit_that_fails_keeps_nothing_of_a_draw(StoreProvider provider)
    {
        await using var store = await TestStore.OpenAsync(provider, Ct);
        var frozen = FrozenSample.Frozen("p", 1, Targets);
        await Assert.ThrowsAsync<FormatException>(() => WriteAsync(store, async unit =>
        {
            await DrawRecords.KeepFrozenAsync(unit, "p/draws/1", frozen, Ct);
            await DrawRecords.KeepOutcomeAsync(unit, "p/draws/1", frozen.Reveal([], []), Ct);
            throw new FormatException();
        }));
        await using var db = store.Read();
        Assert.Equal((0, 0, 0), (await db.Set<FrozenPiece>().CountAsync(Ct), await db.Set<DrawnRow>().CountAsync(Ct), await db.Set<SeatRow>().CountAsync(Ct)));
    }

    [Theory, BothDatabases]
    public async Task Only_standing_draws_of_the_plans_year_are_counted(StoreProvider provider)
    {
        await using var store = await TestStore.OpenAsync(provider, Ct);
        var (now, before) = (FrozenSample.Plan("now", 2023), FrozenSample.Plan("before", 2022));
        await AddAsync(store, [now, before]);
        await DrawAsync(store, (now, 1), ["a", "b"], (_, _) => { });
        await DrawAsync(store, (now, 2), ["b", "Z-9"], (draw, outcome) => draw.Confirm(outcome, ("130322", FrozenSample.Now)));
        await DrawAsync(store, (now, 3), ["a", "c"], (draw, _) => draw.Void("重做", ("ssjb/supervisor", "ssjb"), null, FrozenSample.Now));
        await DrawAsync(store, (before, 1), ["a", "d"], (_, _) => { });
        var open = FrozenSample.Frozen("now", 4, ["e"]);
        await AddAsync(store, [FrozenSample.Freeze(now, 4, open)]);
        await using var db = store.Read();
        Assert.Equal([("Z-9", 1), ("a", 1), ("b", 2)], (await DrawRecords.TimesDrawnAsync(db, 2023, Ct)).Select(times => (times.Key, times.Value)).OrderBy(times => times.Key, StringComparer.Ordinal));
        Assert.Equal(["a", "d"], (await DrawRecords.TimesDrawnAsync(db, 2022, Ct)).Keys.Order(StringComparer.Ordinal));
        Assert.Empty(await DrawRecords.TimesDrawnAsync(db, 2021, Ct));
    }

    private static Task<int> DrawAsync(TestStore store, (InspectionPlan Plan, int Number) of, string[] targets, Action<Draw, DrawOutcome> then)
    {
        var frozen = FrozenSample.Frozen(of.Plan.Id, of.Number, targets);
        var draw = FrozenSample.Freeze(of.Plan, of.Number, frozen);
        var outcome = draw.Reveal(frozen, FrozenSample.Now);
        then(draw, outcome);
        return WriteAsync(store, async unit =>
        {
            unit.Db.Add(draw);
            await DrawRecords.KeepOutcomeAsync(unit, draw.Id, outcome, Ct);
        });
    }

    private static Task<int> AddAsync(TestStore store, object[] entities) => WriteAsync(store, unit =>
    {
        unit.Db.AddRange(entities);
        return Task.CompletedTask;
    });

    private static Task<int> WriteAsync(TestStore store, Func<WriteUnit, Task> act) => store.Writes.RunAsync("test", async (unit, _) =>
    {
        await act(unit);
        return 0;
    }, Ct);

    private static string Hex(byte[] bytes) => Convert.ToHexStringLower(bytes);
}
