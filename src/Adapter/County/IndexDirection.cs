namespace ChangliBridge.Adapter.County;

/// <summary>指数方向: what a higher index says.</summary>
internal enum IndexDirection
{
    /// <summary>A higher index is riskier.</summary>
    Riskier = 1,

    /// <summary>A higher index is safer.</summary>
    Safer = 2,
}
