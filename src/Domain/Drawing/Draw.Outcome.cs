using System.Text;
using ChangliBridge.Domain.Drawing.Evidence;
using ChangliBridge.Domain.Facts;
using ChangliBridge.Domain.Rules;

namespace ChangliBridge.Domain.Drawing;

// 抽取, 更换, 确认: what happens once everything is opened. Source: docs/draw.md, section 3.
public sealed partial class Draw
{
    /// <summary>揭示并抽取: makes the seed from all opened values and draws.</summary>
    /// <param name="frozen">The frozen draw, as kept.</param>
    /// <param name="now">The instant, not after <see cref="RevealBy"/>.</param>
    /// <returns>Who is inspected and who inspects.</returns>
    public DrawOutcome Reveal(FrozenDraw frozen, DateTimeOffset now) => Reveal(frozen, Select(frozen, now), now);

    /// <summary>The first half of <see cref="Reveal(FrozenDraw, DateTimeOffset)"/>, changing nothing: 种子, ranking and selection.</summary>
    public DrawSelection Select(FrozenDraw frozen, DateTimeOffset now)
    {
        Require(now, DrawState.Frozen, DrawState.Open);
        var closed = Slots.Where(entry => entry.Value.Length == 0).Select(entry => entry.Party).ToList();
        if (closed.Count > 0)
            throw Contribution("name", $"尚有参与方未公开原值：{string.Join("、", closed)}。", "请全部公开后再抽取；逾期不公开者由县双随机办批准重抽。");
        return Selection(frozen);
    }

    /// <summary>The second half: 派员, and the draw stands.</summary>
    /// <param name="frozen">The frozen draw, as kept.</param>
    /// <param name="selection">What <see cref="Select"/> gave.</param>
    /// <param name="now">The same instant.</param>
    /// <returns>Who is inspected and who inspects.</returns>
    public DrawOutcome Reveal(FrozenDraw frozen, DrawSelection selection, DateTimeOffset now)
    {
        Require(now, DrawState.Frozen, DrawState.Open);
        var outcome = Keep(frozen, Dealt(selection, Replacements), now);
        State = DrawState.Drawn;
        Version++;
        return outcome;
    }

    /// <summary>人员更换: the replaced inspector counts as recused, the next card of the department's deck steps in.</summary>
    /// <exception cref="RuleViolation"><see cref="Rule.ApproverOutside"/> where the approver is of the inspector's own department.</exception>
    public DrawOutcome Replace(FrozenDraw frozen, ReplacementEntry replacement, string approverDepartment, DateTimeOffset now)
    {
        Require(now, DrawState.Drawn);
        if (approverDepartment == replacement.Department)
            throw new RuleViolation(Rule.ApproverOutside, "name", "更换人员须由外部门人员批准。", "请由其他参与部门或县双随机办批准。");
        var outcome = Outcome(frozen, [.. Replacements, replacement]);
        (Replacements, Shortages) = ([.. Replacements, replacement], outcome.Shortages);
        Version++;
        return outcome;
    }

    /// <summary>确认: from now on the draw binds; returns what the province learns.</summary>
    /// <exception cref="RuleViolation"><see cref="Rule.InspectorsSuffice"/> while a target lacks inspectors.</exception>
    public PlatformFact Confirm(DrawOutcome outcome, (string Division, DateTimeOffset Now) at)
    {
        Require(at.Now, DrawState.Drawn);
        if (outcome.Shortages.Count > 0)
            throw new RuleViolation([.. outcome.Shortages.Select(shortage => new Fault(Rule.InspectorsSuffice, "name",
                shortage.Reason,
                "请补充持有效执法证并具备所需标注的人员后，由县双随机办作废重抽。"))]);
        (State, ConfirmedAt) = (DrawState.Confirmed, at.Now);
        Version++;
        return Fact(FactKinds.Draw, at.Division, new Dictionary<string, object>
        {
            ["seed"] = Seed,
            ["drawn"] = outcome.Drawn.Select(entry => entry.Id).Order(StringComparer.Ordinal).ToList(),
            ["seats"] = Seats(outcome),
        });
    }

    /// <summary>Refuses unless it is drawn, and neither confirmed nor void.</summary>
    public void RequireDrawn(DateTimeOffset now) => Require(now, DrawState.Drawn);

    /// <summary>The outcome again, replacements applied.</summary>
    /// <exception cref="RuleViolation"><see cref="Rule.InspectorAssigned"/> where a replaced inspector is not assigned.</exception>
    public DrawOutcome Outcome(FrozenDraw frozen) => Outcome(frozen, Replacements);

    /// <summary>The rule, read from what was hashed.</summary>
    public DrawRule ReadRule() => DrawJson.ReadRule(Encoding.UTF8.GetBytes(RuleJson));

    private DrawOutcome Compute(FrozenDraw frozen, DateTimeOffset now) => Keep(frozen, Outcome(frozen), now);

    private DrawOutcome Keep(FrozenDraw frozen, DrawOutcome outcome, DateTimeOffset now)
    {
        (DrawnAt, Seed, DrawnCount, SeatCount, Shortages) = (now, Sha.Hex(outcome.Seed), outcome.Drawn.Count, outcome.Assignments.Count, outcome.Shortages);
        Assurance = Drawing.Assurance.Of(frozen.Inputs.Header, frozen.Inputs.Rule, frozen.Commitment, Record());
        return outcome;
    }

    private DrawOutcome Outcome(FrozenDraw frozen, IReadOnlyList<ReplacementEntry> replacements) => Dealt(Selection(frozen), replacements);

    private DrawSelection Selection(FrozenDraw frozen) => Sha.Hex(frozen.Commitment) == Commitment
        ? frozen.Select([.. Slots.Select(entry => new Contribution(entry.Party, entry.Value))])
        : throw new InvalidOperationException($"What is kept of {Name} is not what was committed to.");

    private static DrawOutcome Dealt(DrawSelection selection, IReadOnlyList<ReplacementEntry> replacements)
    {
        try
        {
            return selection.Deal([.. replacements.Select(entry => new ReplacementRequest(entry.Target, entry.Department, entry.Inspector))]);
        }
        catch (DrawRefused refused)
        {
            throw new RuleViolation(Rule.InspectorAssigned, "inspector", $"要更换的人员未被派往该对象（{refused.Message}）。", "请用 ListAssignments 核对。");
        }
    }

    private static List<object> Seats(DrawOutcome outcome) => [.. outcome.Present().OrderBy(seats => seats.Key.Target, StringComparer.Ordinal).ThenBy(seats => seats.Key.Department, StringComparer.Ordinal)
        .Select(seats => new Dictionary<string, object>
        {
            ["target"] = seats.Key.Target,
            ["department"] = seats.Key.Department,
            ["inspectors"] = seats.Value.Order(StringComparer.Ordinal).ToList(),
        })];
}
