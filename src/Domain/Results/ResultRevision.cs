namespace ChangliBridge.Domain.Results;

/// <summary>历次结果: a concluded revision of a 检查结果 that an amendment took the place of. Kept for ever and readable.</summary>
public sealed class ResultRevision
{
    private ResultRevision()
    {
    }

    /// <summary>Id of the task.</summary>
    public string TaskId { get; private set; } = "";

    /// <summary>Id of the department.</summary>
    public string Department { get; private set; } = "";

    /// <summary>Revision, from 1; with task and department the key.</summary>
    public int Revision { get; private set; }

    /// <summary>Where it stood when it was amended: concluded or disclosed.</summary>
    public ResultState State { get; private set; }

    /// <summary>Id of the 检查结果代码表.</summary>
    public string CodeList { get; private set; } = "";

    /// <summary>Codes of that list.</summary>
    public IReadOnlyList<string> Codes { get; private set; } = [];

    /// <summary>Day of the check.</summary>
    public DateOnly CheckOn { get; private set; }

    /// <summary>Ids of who checked.</summary>
    public IReadOnlyList<string> Inspectors { get; private set; } = [];

    /// <summary>What was found.</summary>
    public string Findings { get; private set; } = "";

    /// <summary>逐项结果.</summary>
    public IReadOnlyList<ItemOutcome> Outcomes { get; private set; } = [];

    /// <summary>核查方式.</summary>
    public IReadOnlyList<string> Methods { get; private set; } = [];

    /// <summary>Whether a code said that a problem was found.</summary>
    public bool ProblemFound { get; private set; }

    /// <summary>Why it was made itself; empty of the first.</summary>
    public string AmendReason { get; private set; } = "";

    /// <summary>Id of its delivery to the province.</summary>
    public string DeliveryId { get; private set; } = "";

    /// <summary>When it was submitted.</summary>
    public DateTimeOffset SubmittedAt { get; private set; }

    /// <summary>When it was reviewed.</summary>
    public DateTimeOffset ConcludedAt { get; private set; }

    /// <summary>The result as it stands, before an amendment changes it.</summary>
    internal static ResultRevision Of(InspectionResult result) => new()
    {
        TaskId = result.TaskId,
        Department = result.Department,
        Revision = result.Revision,
        State = result.State,
        CodeList = result.CodeList,
        Codes = result.Codes,
        CheckOn = result.CheckOn,
        Inspectors = result.Inspectors,
        Findings = result.Findings,
        Outcomes = result.Outcomes,
        Methods = result.Methods,
        ProblemFound = result.ProblemFound,
        AmendReason = result.AmendReason,
        DeliveryId = result.DeliveryId,
        SubmittedAt = result.SubmittedAt,
        ConcludedAt = result.ConcludedAt!.Value,
    };
}
