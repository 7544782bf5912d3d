namespace ChangliBridge.Adapter.Tests.Hosting;

/// <summary>Somebody who calls the bridge: a caller id with a department and roles.</summary>
internal sealed record Official(string Id, string Department, params string[] Roles)
{
    public static readonly Official BureauClerk = new("mzj-clerk", "mzj", "clerk");
    public static readonly Official BureauApprover = new("mzj-approver", "mzj", "approver");
    public static readonly Official MarketClerk = new("scjgj-clerk", "scjgj", "clerk");
    public static readonly Official MarketApprover = new("scjgj-approver", "scjgj", "approver");

    /// <summary>县双随机办, which also runs the bridge here.</summary>
    public static readonly Official Office = new("ssjb-supervisor", "ssjb", "supervisor", "operator");

    /// <summary>Of a department that takes part in nothing.</summary>
    public static readonly Official Stranger = new("nyj-clerk", "nyj", "clerk", "approver");

    public static Official ClerkOf(string department) => new($"{department}-clerk", department, "clerk");

    public static Official ApproverOf(string department) => new($"{department}-approver", department, "approver");
}
