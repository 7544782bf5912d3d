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

    /// <summary>产品. Source of this and the next two: 国市监信〔2019〕38号, 检查对象名录库可以包括产品、项目、行为.</summary>
    Product = 4,

    /// <summary>项目.</summary>
    Project = 5,

    /// <summary>场所.</summary>
    Site = 6,
}
