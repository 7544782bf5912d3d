namespace ChangliBridge.Domain.Catalog;

/// <summary>主体类型 of an inspection target.</summary>
public enum TargetType
{
    /// <summary>企业.</summary>
    Enterprise = 1,

    /// <summary>个体工商户.</summary>
    SoleTrader = 2,

    /// <summary>农民专业合作社.</summary>
    Cooperative = 3,
}
