using ChangliBridge.Domain.Rules;

namespace ChangliBridge.Domain.Results;

/// <summary>结果附件: a document that belongs to one department's result of a task, by its digest. What a revision was concluded with stays for ever.</summary>
public sealed class ResultAttachment
{
    private ResultAttachment()
    {
    }

    /// <summary>Id of the task.</summary>
    public string TaskId { get; private set; } = "";

    /// <summary>Id of the department.</summary>
    public string Department { get; private set; } = "";

    /// <summary>SHA-256 of the document, hex; with task and department the key.</summary>
    public string Digest { get; private set; } = "";

    /// <summary>What it shows.</summary>
    public string Title { get; private set; } = "";

    /// <summary>Media type.</summary>
    public string MediaType { get; private set; } = "";

    /// <summary>Bytes.</summary>
    public long Size { get; private set; }

    /// <summary>The first revision that was concluded with it; 0 while it can be removed.</summary>
    public int ConcludedIn { get; private set; }

    /// <summary>Caller who attached it.</summary>
    public string AttachedBy { get; private set; } = "";

    /// <summary>When.</summary>
    public DateTimeOffset AttachedAt { get; private set; }

    /// <summary>Attaches a document to a department's result, which may not be there yet.</summary>
    /// <param name="place">Id of the task, and of the department.</param>
    /// <param name="document">The document as it is kept; null where there is none.</param>
    /// <param name="result">The result, where there is one.</param>
    /// <param name="act">What the document shows, who attaches it and when, beside which others, and how many the county allows.</param>
    /// <exception cref="RuleViolation">With everything that stands against it.</exception>
    public static ResultAttachment Attach(
        (string Task, string Department) place,
        (string Digest, string MediaType, long Size)? document,
        InspectionResult? result,
        (string Title, string Caller, DateTimeOffset Now, IReadOnlyCollection<string> Others, int Most) act)
    {
        var faults = new FaultList();
        faults.RequireText("title", act.Title);
        faults.Require(document is not null, new Fault(Rule.Unknown, "document", "没有这个文件。", "请先上传（UploadDocument）。"));
        faults.Require(document is not { } known || !act.Others.Contains(known.Digest), new Fault(Rule.AlreadyExists, "document", "此文件已是附件。", "无需重复添加。"));
        faults.Require(act.Others.Count < act.Most, new Fault(Rule.AttachmentsWithinLimit, "document", $"已有{act.Others.Count}个附件，上限{act.Most}个。", "请先移除不需要的附件。"));
        faults.ThrowIfAny();
        result?.AttachmentsChanged("parent");
        return new ResultAttachment
        {
            TaskId = place.Task,
            Department = place.Department,
            Digest = document!.Value.Digest,
            Title = act.Title,
            MediaType = document.Value.MediaType,
            Size = document.Value.Size,
            AttachedBy = act.Caller,
            AttachedAt = act.Now,
        };
    }

    /// <summary>移除 before it was part of a concluded revision.</summary>
    /// <exception cref="RuleViolation"><see cref="Rule.WrongState"/> afterwards.</exception>
    public void Remove(InspectionResult? result)
    {
        if (ConcludedIn > 0)
            throw new RuleViolation(Rule.WrongState, "name", $"此附件已随第{ConcludedIn}次结果审核通过。", "已审核的附件须保留；请更正结果（AmendResult）并另附文件。");
        result?.AttachmentsChanged("name");
    }

    /// <summary>The result was concluded with it.</summary>
    internal void ConcludedWith(int revision) => ConcludedIn = ConcludedIn == 0 ? revision : ConcludedIn;

    /// <summary>What the province learns of it.</summary>
    internal Dictionary<string, object> ToFact() => new() { ["digest"] = Digest, ["title"] = Title, ["mediaType"] = MediaType, ["size"] = Size };
}
