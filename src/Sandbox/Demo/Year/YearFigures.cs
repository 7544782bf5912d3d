namespace ChangliBridge.Sandbox.Demo.Year;

/// <summary>What the year's single acts came to, for the line of JSON.</summary>
internal sealed record YearFigures
{
    /// <summary>The amended result.</summary>
    public string Amended { get; set; } = "";

    /// <summary>How often the province accepted each revision of it, the first first.</summary>
    public IReadOnlyList<int> AmendedAccepted { get; set; } = [];

    /// <summary>Whether the open page shows the amended result, and that it was amended.</summary>
    public bool AmendedIsOpen { get; set; }

    /// <summary>The rules that refused the confirmation beyond the cap.</summary>
    public IReadOnlyList<string> CapRefusedBy { get; set; } = [];

    /// <summary>Exemptions that let it through.</summary>
    public int Exemptions { get; set; }

    /// <summary>名单异议 that came within the two working days and that the lead upheld.</summary>
    public int ObjectionsUpheld { get; set; }

    /// <summary>What was not checked for it: parts of departments, of how many that were drawn for the target.</summary>
    public IReadOnlyList<int> TakenOff { get; set; } = [];

    /// <summary>How often the province accepted the record of each.</summary>
    public IReadOnlyList<int> TakenOffAccepted { get; set; } = [];

    /// <summary>临时任务: how its draw marks it, with the number of its approval.</summary>
    public string Temporary { get; set; } = "";

    /// <summary>Results of the temporary task.</summary>
    public int TemporaryResults { get; set; }

    /// <summary>Rows of a department's own list of targets, as it was taken in last.</summary>
    public int RegisterRows { get; set; }

    /// <summary>应纳尽纳 when the list was taken in first.</summary>
    public YearGaps RegisterGapsFound { get; set; } = new(0, 0, 0);

    /// <summary>应纳尽纳 after the list was completed.</summary>
    public YearGaps RegisterGapsLeft { get; set; } = new(0, 0, 0);

    /// <summary>File of the 年报 in the work folder.</summary>
    public string Report { get; set; } = "";

    /// <summary>Batches in it.</summary>
    public int ReportRows { get; set; }

    /// <summary>移送 that were closed.</summary>
    public int CaseTransfers { get; set; }

    /// <summary>移送司法 that were closed.</summary>
    public int JudicialTransfers { get; set; }

    /// <summary>信用修复 that were granted.</summary>
    public int CreditRepairs { get; set; }
}
