namespace ChangliBridge.Store.Mirror;

/// <summary>The jobs that mirror the platforms; each is also the kind of its snapshot and its canonical operation.</summary>
public static class PullJobs
{
    /// <summary>The provincial item directory.</summary>
    public const string Items = "items";

    /// <summary>The item directory of 互联网+监管.</summary>
    public const string SupervisionItems = "supervision-items";

    /// <summary>The provincial tag library.</summary>
    public const string Tags = "tags";

    /// <summary>检查对象名录库.</summary>
    public const string Targets = "targets";

    /// <summary>执法检查人员名录库.</summary>
    public const string Inspectors = "inspectors";

    /// <summary>信用风险等级.</summary>
    public const string Grades = "grades";

    /// <summary>All of them, in the order they are pulled at night.</summary>
    public static IReadOnlyList<string> All { get; } = [Items, SupervisionItems, Tags, Targets, Inspectors, Grades];
}
