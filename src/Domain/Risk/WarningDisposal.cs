namespace ChangliBridge.Domain.Risk;

/// <summary>预警处置: what was done about a warning.</summary>
public enum WarningDisposal
{
    /// <summary>纳入批次: the target stands in the scope of a plan batch that will draw.</summary>
    Included = 1,

    /// <summary>专项检查: it is checked outside the draws.</summary>
    SpecialCheck = 2,

    /// <summary>不作处置, for a reason that is kept.</summary>
    None = 3,
}
