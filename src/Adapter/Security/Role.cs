namespace ChangliBridge.Adapter.Security;

/// <summary>What a caller may do inside its department.</summary>
internal enum Role
{
    /// <summary>经办: enters plans, draws and results.</summary>
    Clerk,

    /// <summary>审批: approves plans, reviews results, approves replacements.</summary>
    Approver,

    /// <summary>运维: starts pulls, watches deliveries.</summary>
    Operator,

    /// <summary>县双随机办: reads everything, voids draws, checks the audit chain.</summary>
    Supervisor,
}
