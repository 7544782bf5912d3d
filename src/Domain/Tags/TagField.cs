namespace ChangliBridge.Domain.Tags;

/// <summary>标注规则所看的内容.</summary>
public enum TagField
{
    /// <summary>名称 of a target.</summary>
    Name = 1,

    /// <summary>经营范围 of a target.</summary>
    BusinessScope = 2,

    /// <summary>住所 of a target.</summary>
    Address = 3,

    /// <summary>The department of an inspector, by id.</summary>
    Department = 4,

    /// <summary>抽查事项 in force of an inspector's department, by code.</summary>
    Item = 5,
}
