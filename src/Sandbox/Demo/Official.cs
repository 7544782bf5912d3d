namespace ChangliBridge.Sandbox.Demo;

/// <summary>Somebody who acts in the demonstration: a caller with a department and a role.</summary>
internal sealed record Official(string Id, string Department, params string[] Roles)
{
    public static readonly Official BureauClerk = new("mzj-clerk", "mzj", "clerk");
    public static readonly Official BureauApprover = new("mzj-approver", "mzj", "approver");
    public static readonly Official MarketClerk = new("scjgj-clerk", "scjgj", "clerk");
    public static readonly Official MarketApprover = new("scjgj-approver", "scjgj", "approver");

    /// <summary>县双随机办, which also runs the bridge here.</summary>
    public static readonly Official Supervisor = new("ssjb-supervisor", "ssjb", "supervisor", "operator");

    public static IReadOnlyList<Official> All { get; } = [BureauClerk, BureauApprover, MarketClerk, MarketApprover, Supervisor];

    public static Official ClerkOf(string department) => department == "mzj" ? BureauClerk : MarketClerk;

    public static Official ApproverOf(string department) => department == "mzj" ? BureauApprover : MarketApprover;

    public static string TitleOf(string department) => department switch
    {
        "mzj" => "县民族宗教事务局",
        "scjgj" => "县市场监督管理局",
        _ => "县双随机办",
    };
}
