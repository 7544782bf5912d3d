using ChangliBridge.Domain.Drawing;
using CsCheck;
using Xunit;

namespace ChangliBridge.Domain.Tests.Drawing;

/// <summary>Inspectors are dealt like cards, and who is missing is said.</summary>
public sealed class DealingTests
{
    private static readonly RuleDepartment Department = new("mzj", 2, ["registration"]);

    [Fact]
    public void A_deck_deals_what_the_cards_on_a_table_would() =>
        (from able in Gen.Int[3, 8]
         from targets in Gen.Select(Gen.Int[1, 3], Gen.Int[0, 7].Array[0, 4]).Array[1, 60]
         select (able, targets))
        .Sample(deal =>
        {
            List<string> ids = [.. SmallDraw.Inspectors("mzj", deal.able).Select(inspector => inspector.Id)];
            var deck = new Deck(Department, SmallDraw.Inspectors("mzj", deal.able, "registration"), "2023-11-10", SmallDraw.Bytes(7));
            var (table, turn) = (new List<string>(), 0);
            foreach (var (count, barredNumbers) in deal.targets)
            {
                var barred = barredNumbers.Where(number => number < ids.Count).Select(number => ids[number]).ToHashSet();
                if (deck.CountAble(barred) < count)
                    continue;
                Assert.Equal(FromTable(table, ids, ref turn, (count, barred)), deck.Deal(count, barred));
            }
        }, iter: 300);

    [Fact]
    public void A_shortage_says_what_the_roster_lacks()
    {
        var inputs = SmallDraw.Sealed(SmallDraw.Inputs with
        {
            Roster =
            [
                .. SmallDraw.Inspectors("mzj", 4), .. SmallDraw.Inspectors("scjgj", 2, "registration"),
                new RosterEntry("scjgj-3", "scjgj", "2023-11-09", ["registration"]), new RosterEntry("scjgj-4", "scjgj", "0001-01-01", []), new RosterEntry("scjgj-5", "scjgj", "9999-12-31", ["食品"]),
            ],
            Recusals = [.. SmallDraw.Inputs.Frame.Select(entry => new RecusalEntry("scjgj-2", entry.Id))],
        });
        var outcome = FrozenDraw.Freeze(inputs).Reveal(SmallDraw.Contributions, []);
        Assert.Equal(outcome.Drawn.Select(entry => entry.Id), outcome.Shortages.Select(shortage => shortage.Target));
        var gap = outcome.Shortages[0];
        Assert.Equal(("scjgj", 2, 1), (gap.Department, gap.Needed, gap.Available));
        Assert.Equal((5, 2, 1), (gap.OnRoster, gap.WithoutCertificate, gap.Recused));
        Assert.Equal([new MissingTag("registration", 1)], gap.MissingTags);
        Assert.Equal($"部门scjgj对{gap.Target}需2人，可派1人：名录共5人，2人没有执法证或执法证在2023-11-10前到期，1人缺少标签“registration”，1人应当回避。", gap.Reason);
    }

    [Fact]
    public void A_shortage_after_a_replacement_names_the_replaced_as_recused()
    {
        var inputs = SmallDraw.Sealed(SmallDraw.Inputs with { Roster = [.. SmallDraw.Inspectors("mzj", 2), .. SmallDraw.Inspectors("scjgj", 4, "registration")], Recusals = [] });
        var frozen = FrozenDraw.Freeze(inputs);
        var target = frozen.Reveal(SmallDraw.Contributions, []).Drawn[0].Id;
        var gap = Assert.Single(frozen.Reveal(SmallDraw.Contributions, [new ReplacementRequest(target, "mzj", "mzj-1")]).Shortages);
        Assert.Equal((target, "mzj", 2, 1, 2, 1), (gap.Target, gap.Department, gap.Needed, gap.Available, gap.OnRoster, gap.Recused));
    }

    [Fact]
    public void Everybody_on_the_roster_is_available_or_counted_with_what_is_missing() =>
        (from dates in Gen.Int[9, 11].Select(day => $"2023-11-{day:00}").Array[0, 6]
         from tagged in Gen.Bool.Array[dates.Length]
         from recused in Gen.Bool.Array[dates.Length]
         select dates.Index().Select(pair => (Inspector: new RosterEntry($"i{pair.Index}", "mzj", pair.Item, tagged[pair.Index] ? ["registration"] : []), Recused: recused[pair.Index])).ToList())
        .Sample(roster =>
        {
            var deck = new Deck(Department, roster.Select(entry => entry.Inspector), "2023-11-10", SmallDraw.Bytes(7));
            var gap = deck.GapAt("t", roster.Where(entry => entry.Recused).Select(entry => entry.Inspector.Id).ToHashSet());
            Assert.Equal(roster.Count, gap.Available + gap.WithoutCertificate + gap.MissingTags.Sum(missing => missing.Inspectors) + gap.Recused);
        }, iter: 200);

    [Fact]
    public void Nobody_is_bound_to_a_neighbour()
    {
        var inputs = SmallDraw.Sealed(SmallDraw.Inputs with
        {
            Rule = SmallDraw.Rule with { Departments = [new("mzj", 2, [])], Strata = [new("A", "all", null), new("B", "all", null)] },
            Roster = [.. SmallDraw.Inspectors("mzj", 6)],
            Recusals = [],
        });
        var pairs = FrozenDraw.Freeze(inputs).Reveal(SmallDraw.Contributions, []).Assignments.GroupBy(seat => seat.Target).Select(seats => seats.Select(seat => seat.Inspector).ToList()).ToList();
        Assert.Equal(24, pairs.Count);
        Assert.All(inputs.Roster, inspector => Assert.True(pairs.Where(pair => pair.Contains(inspector.Id)).SelectMany(pair => pair).Distinct().Count() > 2));
    }

    // docs/draw.md, Inspectors, done by hand: one list of cards, walked from the top.
    private static List<string> FromTable(List<string> table, List<string> able, ref int turn, (int Count, HashSet<string> Barred) deal)
    {
        var dealt = new List<string>();
        for (var i = 0; dealt.Count < deal.Count;)
        {
            if (i == table.Count)
            {
                var t = ++turn;
                table.AddRange(able.OrderBy(id => Sha.Hex(Sha.Of(SmallDraw.Bytes(7), "mzj", Sha.Us, $"{t}", Sha.Us, id)), StringComparer.Ordinal));
            }
            else if (deal.Barred.Contains(table[i]) || dealt.Contains(table[i]))
            {
                i++;
            }
            else
            {
                dealt.Add(table[i]);
                table.RemoveAt(i);
            }
        }
        return dealt;
    }
}
