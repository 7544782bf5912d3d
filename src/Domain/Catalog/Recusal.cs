namespace ChangliBridge.Domain.Catalog;

/// <summary>回避: an inspector who must not inspect a target, with the reason. Kept for ever; enters every later draw's evidence.</summary>
public sealed class Recusal
{
    private Recusal()
    {
    }

    /// <summary>Id of the inspector.</summary>
    public string InspectorId { get; private set; } = "";

    /// <summary>Id of the target.</summary>
    public string TargetId { get; private set; } = "";

    /// <summary>The inspector's department.</summary>
    public string Department { get; private set; } = "";

    /// <summary>Why, in the department's words.</summary>
    public string Reason { get; private set; } = "";

    /// <summary>When it was declared.</summary>
    public DateTimeOffset DeclaredAt { get; private set; }

    /// <summary>Declares a conflict of interest.</summary>
    public static Recusal Declare((string Id, string Department) inspector, string targetId, string reason, DateTimeOffset now) =>
        new() { InspectorId = inspector.Id, Department = inspector.Department, TargetId = targetId, Reason = reason, DeclaredAt = now };
}
