namespace ChangliBridge.Domain.Plans.Readings;

/// <summary>最少户数: whether strata with a rate give somebody however small the rate comes out.</summary>
public enum MinimumReading
{
    /// <summary>不设最少户数: the rate alone.</summary>
    None = 1,

    /// <summary>至少1户 of every stratum with a rate that is neither empty nor zero.</summary>
    One = 2,

    /// <summary>按计划所写: each stratum its own; only where that is neither of the others.</summary>
    AsWritten = 3,
}
