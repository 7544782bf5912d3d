namespace ChangliBridge.Domain.Tags;

/// <summary>标注的对象种类: what a tag of the provincial library is for.</summary>
public enum TagSubject
{
    /// <summary>检查对象.</summary>
    Target = 1,

    /// <summary>执法检查人员.</summary>
    Inspector = 2,
}
