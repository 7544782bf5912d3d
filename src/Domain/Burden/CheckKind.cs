namespace ChangliBridge.Domain.Burden;

/// <summary>检查类型 of a visit to an enterprise. Source: 司法部《关于严格规范涉企行政检查的意见》有关问题解答.</summary>
public enum CheckKind
{
    /// <summary>日常检查: random inspections are, unless their approval says otherwise.</summary>
    Routine = 1,

    /// <summary>个案检查: after a complaint, a transferred lead, an application.</summary>
    Case = 2,

    /// <summary>专项检查 of the body's own.</summary>
    Special = 3,

    /// <summary>上级部署的专项检查.</summary>
    SpecialFromAbove = 4,
}
