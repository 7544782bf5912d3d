using ChangliBridge.Domain.Rules;
using Grpc.Core;

namespace ChangliBridge.Adapter.Security;

/// <summary>Who calls: identity, department and roles from the token, never from the request.</summary>
internal sealed record Caller(string Id, string Department, IReadOnlySet<Role> Roles)
{
    private static readonly Caller Nobody = new("", "", new HashSet<Role>());

    /// <summary>How the audit chain names the caller.</summary>
    public string Actor { get; } = $"{Department}/{Id}";

    /// <summary>Whether the caller reads what belongs to any department.</summary>
    public bool ReadsAll => Roles.Contains(Role.Supervisor);

    /// <summary>The caller of a request that has passed authentication.</summary>
    public static Caller Of(ServerCallContext context) => context.GetHttpContext().User is CallerPrincipal principal ? principal.Caller : Nobody;

    /// <summary>Refuses unless <paramref name="department"/> is the caller's own.</summary>
    public void RequireDepartment(string department, string field)
    {
        if (department != Department)
            throw new RuleViolation([Foreign(field)]);
    }

    /// <summary>What is wrong where a field names what belongs to another department.</summary>
    public static Fault Foreign(string field) => new(Rule.NotPermitted, field, "此操作属于其他部门。", "请由所属部门办理。");
}
