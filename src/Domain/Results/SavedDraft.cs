using ChangliBridge.Domain.Rules;

namespace ChangliBridge.Domain.Results;

/// <summary>结果草稿: what a department keeps of a result that it has not submitted. Unchecked, seen by the department alone, gone once it is submitted.</summary>
public sealed class SavedDraft
{
    private const int LargestContent = 64 * 1024;

    private SavedDraft()
    {
    }

    /// <summary>Id of the task.</summary>
    public string TaskId { get; private set; } = "";

    /// <summary>Id of the department; with the task the key.</summary>
    public string Department { get; private set; } = "";

    /// <summary>The result as the client wrote it.</summary>
    public byte[] Content { get; private set; } = [];

    /// <summary>Caller who saved it last.</summary>
    public string SavedBy { get; private set; } = "";

    /// <summary>When.</summary>
    public DateTimeOffset SavedAt { get; private set; }

    /// <summary>Concurrency token.</summary>
    public int Version { get; private set; }

    /// <summary>A department's draft of its result of a task, with nothing in it yet.</summary>
    public static SavedDraft Of(string taskId, string department) => new() { TaskId = taskId, Department = department };

    /// <summary>Keeps <paramref name="content"/> in place of what was there.</summary>
    /// <exception cref="RuleViolation"><see cref="Rule.WrongState"/> while a result waits for its review; <see cref="Rule.FieldMalformed"/> beyond 64 KiB.</exception>
    public void Keep(byte[] content, string caller, (ResultState? Result, DateTimeOffset Now) at)
    {
        var faults = new FaultList();
        faults.Require(at.Result != ResultState.Submitted, new Fault(Rule.WrongState, "parent", "结果已录入，正待审核。", "需要修改时请先退回。"));
        faults.Require(content.Length <= LargestContent, new Fault(Rule.FieldMalformed, "inspection_result", "草稿超过64KB。", "请缩短；照片等请作为附件上传。"));
        faults.ThrowIfAny();
        (Content, SavedBy, SavedAt) = (content, caller, at.Now);
        Version++;
    }
}
