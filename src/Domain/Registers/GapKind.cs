namespace ChangliBridge.Domain.Registers;

/// <summary>应纳尽纳的差异种类: how a department's own list and the province's register differ in one row.</summary>
public enum GapKind
{
    /// <summary>县有省无: the department knows it, the province's register lacks it; it can never be drawn.</summary>
    MissingUpstream = 1,

    /// <summary>省有县无: it can be drawn, and the department's list lacks it.</summary>
    MissingInCounty = 2,

    /// <summary>信息不一致: both hold it and word it otherwise.</summary>
    Different = 3,

    /// <summary>辅助人员在库: the department calls a person an auxiliary whom the province's register lists as an inspector; never drawn.</summary>
    AuxiliaryListed = 4,
}
