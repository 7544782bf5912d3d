namespace ChangliBridge.Domain.Revisits;

/// <summary>比对结论: what the revisit of an item says of the first check.</summary>
public enum RevisitVerdict
{
    /// <summary>一致.</summary>
    Agrees = 1,

    /// <summary>首次漏查: the revisit found a problem where the first check found none.</summary>
    FirstMissed = 2,

    /// <summary>首次多查: the first check found a problem that the revisit did not find; it may have been put right since.</summary>
    FirstFoundMore = 3,

    /// <summary>无法比对: one of the two did not check the item, or the first result does not say which item it found the problem in.</summary>
    NotCompared = 4,
}
