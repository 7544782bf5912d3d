namespace ChangliBridge.Domain.Catalog;

/// <summary>事项类别. Source: 国市监信〔2019〕38号.</summary>
public enum ItemCategory
{
    /// <summary>一般检查事项: rates are limited.</summary>
    General = 1,

    /// <summary>重点检查事项: safety, quality, public interest; rates have no ceiling.</summary>
    Key = 2,
}
