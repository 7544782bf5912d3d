using System.Globalization;
using ChangliBridge.Domain.Drawing;
using Xunit;

namespace ChangliBridge.Domain.Tests.Drawing;

/// <summary>
/// Everybody has the same chance. Seeds are fixed, so each test answers the same for ever; bounds are the 0.1 % and 99.9 % quantiles of χ².
/// Skip sampling, as read from public code (domain: step N/n from a random start), leaves 4 of 200 and 10 of 1000 without any.
/// </summary>
public sealed class ChanceTests
{
    [Theory]
    [InlineData(200, 7, 400)]
    [InlineData(1000, 33, 400)]
    public void Every_target_is_drawn_sooner_or_later(int targets, int quota, int draws)
    {
        var counts = CountDrawn(targets, quota, draws);
        Assert.Equal(draws * quota, counts.Values.Sum());
        Assert.Equal(targets, counts.Count);
    }

    [Fact]
    public void Targets_are_drawn_evenly()
    {
        const int Targets = 200, Quota = 7, Draws = 1000; // 35 draws a target expected; 199 degrees of freedom
        var counts = CountDrawn(Targets, Quota, Draws);
        // Without replacement: the variance of a count is Draws * p * (1 - p), and the counts' sum is fixed.
        var (expected, p) = (Draws * Quota / (decimal)Targets, Quota / (decimal)Targets);
        var chi = counts.Values.Sum(count => (count - expected) * (count - expected)) / (expected * (1 - p)) * (Targets - 1) / Targets;
        Assert.Equal(Targets, counts.Count);
        Assert.InRange(chi, 142.9m, 266.4m);
    }

    [Fact]
    public void Pairs_of_inspectors_are_dealt_evenly()
    {
        const int Draws = 1500, Pairs = 15; // 100 expected of each; 14 degrees of freedom
        var inputs = SmallDraw.Sealed(SmallDraw.Inputs with
        {
            Rule = SmallDraw.Rule with { Departments = [new("mzj", 2, [])], Strata = [new("A", "1", null), new("B", "none", null)] },
            Roster = [.. SmallDraw.Inspectors("mzj", 6)],
            Recusals = [],
        });
        var counts = Outcomes(inputs, Draws).CountBy(outcome => string.Join(' ', outcome.Assignments.Select(seat => seat.Inspector).Order(StringComparer.Ordinal))).ToList();
        Assert.Equal(Pairs, counts.Count);
        Assert.InRange(counts.Sum(pair => (pair.Value - 100m) * (pair.Value - 100m)) / 100m, 2.9m, 36.1m);
    }

    private static Dictionary<string, int> CountDrawn(int targets, int quota, int draws) =>
        Outcomes(SmallDraw.Sealed(SmallDraw.Inputs with
        {
            Frame = [.. Enumerable.Range(0, targets).Select(i => new FrameEntry($"130322{i:000000}", "A"))],
            Rule = SmallDraw.Rule with { Strata = [new("A", quota.ToString(CultureInfo.InvariantCulture), null)] },
            Recusals = [],
        }), draws).SelectMany(outcome => outcome.Drawn).CountBy(entry => entry.Id).ToDictionary();

    private static IEnumerable<DrawOutcome> Outcomes(DrawInputs inputs, int draws)
    {
        var frozen = FrozenDraw.Freeze(inputs);
        return Enumerable.Range(0, draws).Select(i => frozen.Reveal([new("mzj", $"{i:x32}"), SmallDraw.Contributions[1]], []));
    }
}
