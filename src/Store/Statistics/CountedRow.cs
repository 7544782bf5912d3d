using ChangliBridge.Domain.Statistics;

namespace ChangliBridge.Store.Statistics;

/// <summary>A 部门任务 with what the statistics need of its task, its result and its target.</summary>
internal sealed class CountedRow
{
    public required string Draw { get; init; }

    public required string Task { get; init; }

    public required string Target { get; init; }

    public required string Title { get; init; }

    public required bool IsEnterprise { get; init; }

    public required string Department { get; init; }

    public required bool TakenOff { get; init; }

    public required bool Concluded { get; init; }

    public required bool Disclosed { get; init; }

    public required string CodeList { get; init; }

    public required IReadOnlyList<string>? Codes { get; init; }

    public required bool ProblemFound { get; init; }

    public required bool Handled { get; init; }

    public required bool Closed { get; init; }

    public required bool Revisited { get; init; }

    public required DateOnly EndOn { get; init; }

    public required DateOnly? CheckOn { get; init; }

    public required DateTimeOffset? DisclosedAt { get; init; }

    /// <summary>What is not reviewed yet says nothing of problems.</summary>
    public Standing Standing(CountingTerms terms)
    {
        if (TakenOff)
            return new Standing { TakenOff = 1 };
        var by = terms.DiscloseBy(CheckOn, EndOn);
        return new Standing
        {
            Parts = 1,
            Concluded = One(Concluded),
            Disclosed = One(Disclosed),
            Problems = One(Concluded && ProblemFound),
            Unreachable = One(Concluded && Codes is not null && terms.IsUnreachable(CodeList, Codes)),
            Handled = One(Concluded && ProblemFound && Handled),
            Closed = One(Concluded && ProblemFound && Closed),
            Due = One(Disclosed || terms.Today > by),
            OnTime = One(Disclosed && DisclosedAt is { } at && terms.DayOf(at) <= by),
            Revisited = One(Revisited),
        };
    }

    private static int One(bool holds) => holds ? 1 : 0;
}
