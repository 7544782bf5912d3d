using System.Security.Claims;
using ChangliBridge.Domain.Rules;
using Grpc.Core;

namespace ChangliBridge.Adapter.Security;

/// <summary>Who calls: identity, department and roles from the token, never from the request.</summary>
internal sealed record Caller(string Id, string Department, IReadOnlySet<Role> Roles)
{
    /// <summary>How the audit chain names the caller.</summary>
    public string Actor => $"{Department}/{Id}";

    /// <summary>Whether the caller reads what belongs to any department.</summary>
    public bool ReadsAll => Roles.Contains(Role.Supervisor);

    /// <summary>The caller of a request that has passed authentication.</summary>
    public static Caller Of(ServerCallContext context) => Of(context.GetHttpContext().User);

    public static Caller Of(ClaimsPrincipal user) => new(
        user.FindFirstValue("sub") ?? "",
        user.FindFirstValue("department") ?? "",
        user.FindAll("roles").Select(claim => Enum.TryParse<Role>(claim.Value, ignoreCase: true, out var role) ? role : (Role?)null).OfType<Role>().ToHashSet());

    /// <summary>Refuses unless <paramref name="department"/> is the caller's own.</summary>
    public void RequireDepartment(string department, string field)
    {
        if (department != Department)
            throw new RuleViolation(Rule.NotPermitted, field, "此操作属于其他部门。", "请由所属部门办理。");
    }
}
