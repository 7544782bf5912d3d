namespace ChangliBridge.Sandbox.Demo;

/// <summary>Somebody who acts in the demonstration: a caller with a department and a role.</summary>
internal sealed record Official(string Id, string Department, params string[] Roles)
{
    public static readonly Official BureauClerk = ClerkOf("mzj");
    public static readonly Official BureauApprover = ApproverOf("mzj");
    public static readonly Official MarketClerk = ClerkOf("scjgj");
    public static readonly Official MarketApprover = ApproverOf("scjgj");

    /// <summary>县双随机办, which also runs the bridge here.</summary>
    public static readonly Official Supervisor = new("ssjb-supervisor", "ssjb", "supervisor", "operator");

    public static IReadOnlyList<Official> All { get; } = [BureauClerk, BureauApprover, MarketClerk, MarketApprover, Supervisor];

    public static Official ClerkOf(string department) => new($"{department}-clerk", department, "clerk");

    public static Official ApproverOf(string department) => new($"{department}-approver", department, "approver");

    public static string TitleOf(string department) => department switch
    {
        "mzj" => "县民族宗教事务局",
        "scjgj" => "县市场监督管理局",
        "wjj" => "县卫生健康局",
        "xfdd" => "县消防救援大队",
        _ => "县双随机办",
    };
}
