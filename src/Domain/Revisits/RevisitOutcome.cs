namespace ChangliBridge.Domain.Revisits;

/// <summary>回访结论 of one item.</summary>
public enum RevisitOutcome
{
    /// <summary>未发现问题.</summary>
    NoProblem = 1,

    /// <summary>发现问题.</summary>
    Problem = 2,

    /// <summary>未检查: it could not be checked again; nothing is compared.</summary>
    Unchecked = 3,
}
