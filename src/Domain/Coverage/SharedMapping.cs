using ChangliBridge.Domain.Catalog;
using ChangliBridge.Domain.Rules;

namespace ChangliBridge.Domain.Coverage;

/// <summary>共用映射: the supervising office's word that items of several departments share one 监管事项.</summary>
public sealed class SharedMapping
{
    private SharedMapping()
    {
    }

    /// <summary>监管事项目录编码.</summary>
    public string SupervisionItem { get; private set; } = "";

    /// <summary>Ids of the items that share it.</summary>
    public IReadOnlyList<string> Items { get; private set; } = [];

    /// <summary>Why.</summary>
    public string Reason { get; private set; } = "";

    /// <summary>Who decided, as the audit chain names the person.</summary>
    public string DecidedBy { get; private set; } = "";

    /// <summary>When.</summary>
    public DateTimeOffset DecidedAt { get; private set; }

    /// <summary>Accepts the sharing, or accepts it again with the items that joined.</summary>
    /// <param name="conflict">The conflict as it stands; null where there is none.</param>
    /// <param name="known">The earlier word on the code; null where there is none.</param>
    /// <param name="reason">Why.</param>
    /// <param name="acting">Who and when.</param>
    /// <exception cref="RuleViolation">There is no such conflict, or the code is gone and only another mapping helps.</exception>
    public static SharedMapping Accept(MappingConflict? conflict, SharedMapping? known, string reason, Acting acting)
    {
        var faults = new FaultList();
        faults.RequireText("reason", reason);
        faults.Require(conflict is { Kind: MappingConflictKind.Shared }, new Fault(Rule.MappingConflictStands, "supervision_item",
            conflict is null ? "该监管事项没有待处理的映射冲突。" : "该监管事项已从“互联网+监管”目录中取消。", conflict is null ? "无需处理。" : "请由所属部门重新确认映射。"));
        faults.ThrowIfAny();
        var word = known ?? new SharedMapping { SupervisionItem = conflict!.SupervisionItem };
        (word.Items, word.Reason, word.DecidedBy, word.DecidedAt) = (conflict!.Items, reason, acting.By, acting.At);
        return word;
    }
}
