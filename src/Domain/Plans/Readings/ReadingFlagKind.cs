namespace ChangliBridge.Domain.Plans.Readings;

/// <summary>提示类别: ways in which a plan's figures do not fit each other, each seen in a published plan.</summary>
public enum ReadingFlagKind
{
    /// <summary>合计不符: the stated total is not the sum of its stated parts. Source: 青川 2025, 广告 (5, but 1+2+3).</summary>
    TotalIsNotItsParts = 1,

    /// <summary>低于总体比例: the stated total is below the overall figure that the plan itself sets. Source: 池州 2024 (1,200 of 40,065 at no less than 3 %).</summary>
    TotalBelowOverall = 2,

    /// <summary>数量不符: the stated count of a stratum is not what its rate gives here. Source: 青川 2025, 新开办企业.</summary>
    CountIsNotTheRate = 3,

    /// <summary>比例不成立: no number of targets whatever gives the stated count at the stated rate.</summary>
    RateOfNoBase = 4,

    /// <summary>比例倒推: the rate looks computed from the count instead of deciding it. Source: 青川 2025, 餐饮 (D 67 % for 2 of 3).</summary>
    RateFromCount = 5,

    /// <summary>一户不抽: a stratum that has targets and is not excluded yields nobody. Source: plain half-up in a small register.</summary>
    NobodyDrawn = 6,

    /// <summary>超出区间: a stratum's drawn share leaves the range that the plan gives it. Source: 林甸 2024.</summary>
    OutsideRange = 7,

    /// <summary>总数不符: the plan states another total than this reading draws. Source: 上高 2023, where the lead's count decides.</summary>
    TotalIsNotDrawn = 8,
}
