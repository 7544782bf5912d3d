using System.Text.Json;
using ChangliBridge.Domain.Drawing;
using ChangliBridge.Domain.Drawing.Evidence;
using CsCheck;
using Xunit;

namespace ChangliBridge.Domain.Tests.Drawing;

/// <summary>What holds of every draw.</summary>
public sealed class DrawPropertyTests
{
    private static readonly Gen<DrawInputs> AnyDraw =
        from targets in Gen.String[Gen.Char['!', '~'], 1, 54].Array[1, 40]
        from strata in Gen.Int[0, 1].Array[targets.Length]
        from inspectors in Gen.Int[2, 9]
        from needed in Gen.Int[2, 4]
        from secret in Gen.Byte.Array[32]
        select SmallDraw.Sealed(SmallDraw.Inputs with
        {
            Frame = [.. targets.Distinct().Zip(strata, (id, stratum) => new FrameEntry(id, stratum == 0 ? "A" : "B"))],
            Rule = SmallDraw.Rule with { Departments = [new("mzj", needed, []), new("scjgj", 2, [])], Strata = [new("A", "50%", null), new("B", "all", null)] },
            Roster = [.. SmallDraw.Inspectors("mzj", inspectors), .. SmallDraw.Inspectors("scjgj", 3)],
            Recusals = [],
            Secrets = new DrawSecrets(SmallDraw.Bytes(9), SmallDraw.Bytes(8), secret),
        });

    private static readonly Gen<DrawInputs> AnyDrawWithRecusals =
        from inputs in AnyDraw
        from recused in Gen.Select(Gen.Int[0, inputs.Roster.Count - 1], Gen.Int[0, inputs.Frame.Count - 1]).Array[0, 30]
        select inputs with { Recusals = [.. recused.Distinct().Select(pair => new RecusalEntry(inputs.Roster[pair.Item1].Id, inputs.Frame[pair.Item2].Id))] };

    [Fact]
    public void The_order_of_rows_never_matters() =>
        (from inputs in AnyDrawWithRecusals
         from frame in Gen.Shuffle(inputs.Frame.ToArray())
         from roster in Gen.Shuffle(inputs.Roster.ToArray())
         from recusals in Gen.Shuffle(inputs.Recusals.ToArray())
         select (Inputs: inputs, Shuffled: inputs with { Frame = [.. frame], Roster = roster, Recusals = recusals }))
        .Sample(pair => Assert.Equal(AnswerOf(pair.Inputs), AnswerOf(pair.Shuffled)), iter: 100);

    [Fact]
    public void One_more_extends_what_was_drawn() =>
        Gen.Select(AnyDraw, Gen.Int[0, 40], Gen.Byte.Array[32]).Sample((inputs, quota, seed) =>
        {
            var fewer = Drawn(inputs, seed, $"{quota}", "none");
            var more = Drawn(inputs, seed, $"{quota + 1}", "none");
            Assert.Equal(fewer, more.Take(fewer.Count));
            Assert.InRange(more.Count - fewer.Count, 0, 1);
        }, iter: 200);

    [Fact]
    public void The_take_of_one_stratum_never_changes_what_another_draws() =>
        Gen.Select(AnyDraw, Gen.Int[0, 40], Gen.Int[0, 40], Gen.Byte.Array[32]).Sample((inputs, quota, other, seed) =>
        {
            var strata = inputs.Frame.ToDictionary(entry => entry.Id, entry => entry.Stratum);
            Assert.Equal(Drawn(inputs, seed, $"{quota}", "none"), Drawn(inputs, seed, $"{quota}", $"{other}").Where(id => strata[id] == "A"));
        }, iter: 200);

    [Fact]
    public void Removing_the_undrawn_changes_nothing_for_a_fixed_seed_and_root() =>
        Gen.Select(AnyDraw, Gen.Int[0, 20], Gen.Byte.Array[32], Gen.Byte.Array[32]).Sample((inputs, quota, targetKey, root) =>
        {
            var drawn = Lowest(inputs.Frame, quota, targetKey, root);
            Frame fewer = [.. inputs.Frame.Where((entry, i) => i % 2 == 0 || drawn.Contains(entry.Id))];
            Assert.Equal(drawn, Lowest(fewer, quota, targetKey, root));
        }, iter: 200);

    [Fact]
    public void A_recused_inspector_is_never_assigned() =>
        AnyDrawWithRecusals.Sample(inputs =>
        {
            var outcome = Outcome(inputs);
            Assert.Empty(outcome.Assignments.Select(seat => new RecusalEntry(seat.Inspector, seat.Target)).Intersect(inputs.Recusals));
        }, iter: 200);

    [Fact]
    public void Loads_differ_by_at_most_one_where_nobody_is_recused() =>
        AnyDraw.Sample(inputs =>
        {
            var outcome = Outcome(inputs);
            foreach (var department in inputs.Rule.Departments.Where(department => outcome.Shortages.All(shortage => shortage.Department != department.Id)))
            {
                var loads = inputs.Roster.Where(inspector => inspector.Department == department.Id).Select(inspector => outcome.Assignments.Count(seat => seat.Inspector == inspector.Id)).ToList();
                Assert.InRange(loads.Max() - loads.Min(), 0, 1);
            }
        }, iter: 200);

    [Fact]
    public void A_target_has_all_its_inspectors_once_each_or_a_named_shortage() =>
        AnyDrawWithRecusals.Sample(inputs =>
        {
            var outcome = Outcome(inputs);
            foreach (var (target, department) in outcome.Drawn.SelectMany(entry => inputs.Rule.Departments.Select(department => (entry.Id, department))))
            {
                var seats = outcome.Assignments.Where(seat => (seat.Target, seat.Department) == (target, department.Id)).Select(seat => seat.Inspector).ToList();
                var shortage = outcome.Shortages.SingleOrDefault(shortage => (shortage.Target, shortage.Department) == (target, department.Id));
                Assert.Equal(seats.Count, seats.Distinct().Count());
                Assert.Equal(shortage is null ? (int)department.Inspectors : 0, seats.Count);
                Assert.True(shortage is null || shortage.Available < shortage.Needed);
            }
        }, iter: 200);

    [Fact]
    public void A_replacement_is_neither_the_replaced_nor_already_there() =>
        Gen.Select(AnyDrawWithRecusals, Gen.Int[0, 1000].Array[1, 5]).Sample((inputs, picks) =>
        {
            var (requests, present) = (new List<ReplacementRequest>(), Outcome(inputs));
            foreach (var pick in picks.Where(_ => present.Present().Values.Any(seats => seats.Count > 0)))
            {
                var seats = present.Present().SelectMany(pair => pair.Value.Select(inspector => new ReplacementRequest(pair.Key.Target, pair.Key.Department, inspector))).ToList();
                requests.Add(seats[pick % seats.Count]);
                present = FrozenDraw.Freeze(inputs).Reveal(SmallDraw.Contributions, requests);
                Assert.All(present.Present().Values, inspectors => Assert.Equal(inspectors.Count, inspectors.Distinct().Count()));
                Assert.DoesNotContain(requests[^1].Replaced, present.Present()[(requests[^1].Target, requests[^1].Department)]);
                Assert.True(present.Replacements[^1].To.Length > 0 || present.Shortages.Any(shortage => shortage.Target == requests[^1].Target && shortage.Department == requests[^1].Department));
            }
        }, iter: 100);

    /// <summary>Ids of the drawn of each stratum, strata by name.</summary>
    private static List<string> Lowest(Frame frame, int quota, byte[] targetKey, byte[] root) =>
        [.. frame.Strata.Zip(Ranking.Of(frame, FrameHashes.Blinds(frame, SmallDraw.Bytes(9)), targetKey, root, [.. frame.Strata.Select(_ => quota)]))
            .OrderBy(stratum => stratum.First, StringComparer.Ordinal).SelectMany(stratum => stratum.Second.Select(ranked => frame[ranked.Index].Id))];

    private static DrawOutcome Outcome(DrawInputs inputs) => FrozenDraw.Freeze(inputs).Reveal(SmallDraw.Contributions, []);

    private static List<string> Drawn(DrawInputs inputs, byte[] seed, string takeA, string takeB) =>
        [.. new DrawSelection(FrozenDraw.Freeze(inputs.With(inputs.Rule with { Strata = [new("A", takeA, null), new("B", takeB, null)] })), seed).Drawn.Select(entry => entry.Id)];

    private static string AnswerOf(DrawInputs inputs)
    {
        var frozen = FrozenDraw.Freeze(inputs);
        return JsonSerializer.Serialize(DrawFile.Answer(frozen, SmallDraw.Contributions, frozen.Reveal(SmallDraw.Contributions, [])));
    }
}
