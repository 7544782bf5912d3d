using System.CommandLine;
using System.CommandLine.Parsing;
using System.Text.RegularExpressions;

namespace ChangliBridge.Cli;

/// <summary>Names of the bridge's resources as arguments (资源名), in full or short.</summary>
internal static partial class ResourceName
{
    private const string DrawText = "抽取：inspectionPlans/计划/draws/序号，或 计划/序号 (draw: its resource name, or plan/number)";
    private const string ResultText = "检查结果：inspectionTasks/任务/results/部门，或 任务/部门 (result: its resource name, or task/department)";
    private const string TaskText = "任务：inspectionTasks/编号，或只写编号 (task: its resource name, or its id)";

    public static Argument<string> Plan() => Make("PLAN", "计划：inspectionPlans/编号，或只写编号 (plan: its resource name, or its id)", PlanOf);

    public static Option<string?> PlanOption(string name, string description) => MakeOption(name, "PLAN", $"{description}：inspectionPlans/编号，或只写编号 (plan: its resource name, or its id)", PlanOf);

    public static Option<string?> PlanOrDrawOption() => MakeOption(
        "--task", "NAME", "计划或抽取：inspectionPlans/编号、只写编号，或 计划/序号 (plan or draw: its resource name, or the plan's id, or plan/number)", text => PlanOf(text) ?? DrawOf(text));

    public static Option<string?> BatchOption() => MakeOption("--batch", "PLAN/BATCH", "纳入的批次：计划/批次 (with included: plan/batch)", text =>
        BatchForm().Match(text) is { Success: true } match ? $"{match.Groups["plan"]}/{match.Groups["batch"]}" : null);

    /// <summary>A department, by its name or its id alone.</summary>
    public static Option<string?> DepartmentOption(string description = "部门：departments/编号，或只写编号 (department: its resource name, or its id)") => MakeOption("--department", "ID", description, text => Full("departments", text));

    public static Argument<string> Item() => Make("ITEM", "抽查事项：inspectionItems/编号，或只写编号 (item: its resource name, or its id)", ItemOf);

    /// <summary>An item's full name; null where the text names none.</summary>
    public static string? ItemOf(string text) => Full("inspectionItems", text);

    public static Argument<string> Revisit() => Make("REVISIT", "回访：revisits/编号，或只写编号 (revisit: its resource name, or its id)", text => Full("revisits", text));

    public static Argument<string> Warning() => Make("WARNING", "预警：earlyWarnings/编号，或只写编号 (warning: its resource name, or its number)", text =>
        WarningForm().Match(text) is { Success: true } match ? $"earlyWarnings/{match.Groups["warning"]}" : null);

    public static Argument<string> YearlyDuty() => Make("DUTY", "年度事项：yearlyDuties/编号/years/年度，或 编号/年度 (yearly duty: its resource name, or id/year)", text =>
        YearlyDutyForm().Match(text) is { Success: true } match ? $"yearlyDuties/{match.Groups["duty"]}/years/{match.Groups["year"]}" : null);

    public static Argument<string> Tagged() => Make("RESOURCE", "检查对象：inspectionTargets/编号，或只写编号；检查人员：inspectors/编号 (target: its resource name, or its id; inspector: its resource name)", text =>
        text.StartsWith("inspectors/", StringComparison.Ordinal) ? Full("inspectors", text) : Full("inspectionTargets", text));

    /// <summary>Inspectors, each by its name or its id alone.</summary>
    public static Option<string[]> InspectorsOption(string description) => new("--inspector")
    {
        Description = $"{description}：inspectors/编号，或只写编号 (each: its resource name, or its id)",
        HelpName = "INSPECTOR",
        CustomParser = result => [.. result.Tokens.Select(token => FullInspector(result, token.Value))],
    };

    public static Argument<string> Draw() => Make("DRAW", DrawText, DrawOf);

    public static Option<string?> DrawOption() => MakeOption("--draw", "DRAW", DrawText, DrawOf);

    public static Argument<string> Inspector() => Make("INSPECTOR", "被更换的执法检查人员：inspectors/编号，或只写编号 (the inspector who is replaced)", text =>
        InspectorForm().Match(text) is { Success: true } match ? $"inspectors/{match.Groups["inspector"]}" : null);

    public static Argument<string> Target() => new("TARGET") { Description = "检查对象：统一社会信用代码或注册号 (target: credit code or registration number)" };

    public static Argument<string> GradedTarget() => Make("TARGET", "检查对象：inspectionTargets/编号，或只写编号 (target: its resource name, or its id)", text =>
        TargetForm().Match(text) is { Success: true } match ? $"inspectionTargets/{match.Groups["target"]}" : null);

    public static Argument<string> InspectionTask() => Make("TASK", TaskText, TaskOf);

    public static Option<string?> InspectionTaskOption() => MakeOption("--task", "TASK", TaskText, TaskOf);

    /// <summary>A task's full name; null where the text names none.</summary>
    public static string? TaskOf(string text) => InspectionTaskForm().Match(text) is { Success: true } match ? $"inspectionTasks/{match.Groups["task"]}" : null;

    public static Argument<string> Delivery() => Make("DELIVERY", "投递：deliveries/编号，或只写编号 (delivery: its resource name, or its id)", text =>
        DeliveryForm().Match(text) is { Success: true } match ? $"deliveries/{match.Groups["delivery"]}" : null);

    public static Argument<string> Finding() => Make("FINDING", "差异：reconciliationFindings/编号，或只写编号 (finding: its resource name, or its number)", text =>
        FindingForm().Match(text) is { Success: true } match ? $"reconciliationFindings/{match.Groups["finding"]}" : null);

    public static Argument<string> Run() => Make("RUN", "同步：syncRuns/编号，或只写编号 (run: its resource name, or its number)", text =>
        RunForm().Match(text) is { Success: true } match ? $"syncRuns/{match.Groups["run"]}" : null);

    public static Argument<string> QuarantinedRow() => Make("ROW", "隔离数据：syncRuns/编号/quarantinedRows/序号，或 编号/序号 (quarantined row: its resource name, or run/number)", text =>
        RowForm().Match(text) is { Success: true } match ? $"syncRuns/{match.Groups["run"]}/quarantinedRows/{match.Groups["row"]}" : null);

    public static Argument<string> Result() => Make("RESULT", ResultText, ResultOf);

    public static Option<string?> ResultOption() => MakeOption("--result", "RESULT", ResultText, ResultOf);

    public static Argument<string> Visit() => Make("VISIT", "扫码入企：inspectionTasks/任务/visits/部门，或 任务/部门 (visit: its resource name, or task/department)", text =>
        VisitForm().Match(text) is { Success: true } match ? $"inspectionTasks/{match.Groups["task"]}/visits/{match.Groups["department"]}" : null);

    public static Argument<string> Attachment() => Make("ATTACHMENT", "附件：inspectionTasks/任务/results/部门/attachments/摘要，或 任务/部门/摘要 (attachment: its resource name, or task/department/digest)", text =>
        AttachmentForm().Match(text) is { Success: true } match ? $"inspectionTasks/{match.Groups["task"]}/results/{match.Groups["department"]}/attachments/{match.Groups["digest"]}" : null);

    public static Argument<string> FollowUp() => Make("FOLLOWUP", "后续处置：followUps/编号，或只写编号 (follow-up: its resource name, or its id)", text => Full("followUps", text));

    public static Option<string?> FollowUpOption(string name, string description) => MakeOption(name, "FOLLOWUP", $"{description}：followUps/编号，或只写编号 (follow-up: its resource name, or its id)", text => Full("followUps", text));

    public static Argument<string> CreditRecord() => Make("RECORD", "信用记录：creditRecords/编号，或只写编号 (credit record: its resource name, or its id)", text =>
        CreditRecordForm().Match(text) is { Success: true } match ? $"creditRecords/{match.Groups["record"]}" : null);

    private static string? PlanOf(string text) => PlanForm().Match(text) is { Success: true } match ? $"inspectionPlans/{match.Groups["plan"]}" : null;

    private static string? ResultOf(string text) => ResultForm().Match(text) is { Success: true } match ? $"inspectionTasks/{match.Groups["task"]}/results/{match.Groups["department"]}" : null;

    private static string? DrawOf(string text) => DrawForm().Match(text) is { Success: true } match ? $"inspectionPlans/{match.Groups["plan"]}/draws/{match.Groups["draw"]}" : null;

    // A name of one collection in full; null where the text is none.
    private static string? Full(string collection, string text)
    {
        var id = text.StartsWith(collection + "/", StringComparison.Ordinal) ? text[(collection.Length + 1)..] : text;
        return id.Length > 0 && !id.Contains('/') ? $"{collection}/{id}" : null;
    }

    private static string FullInspector(ArgumentResult result, string given)
    {
        var full = Full("inspectors", given);
        if (full is null)
            result.AddError($"“{given}”不是 --inspector 的写法：inspectors/编号，或只写编号 (is no inspector)");
        return full ?? "";
    }

    private static Argument<string> Make(string name, string description, Func<string, string?> read) => new(name)
    {
        Description = description,
        CustomParser = result => Read(result, (name, description), read)!,
    };

    private static Option<string?> MakeOption(string name, string helpName, string description, Func<string, string?> read) => new(name)
    {
        Description = description,
        HelpName = helpName,
        CustomParser = result => Read(result, (name, description), read),
    };

    private static string? Read(ArgumentResult result, (string Name, string Description) of, Func<string, string?> read)
    {
        var given = result.Tokens.Count == 1 ? result.Tokens[0].Value : "";
        var full = read(given);
        if (full is null)
            result.AddError($"“{given}”不是 {of.Name} 的写法：{of.Description}");
        return full;
    }

    [GeneratedRegex("^(inspectionPlans/)?(?<plan>[^/]+)\\z", RegexOptions.ExplicitCapture)]
    private static partial Regex PlanForm();

    [GeneratedRegex("^(inspectionPlans/(?<plan>[^/]+)/draws|(?!inspectionPlans/)(?<plan>[^/]+))/(?<draw>[^/]+)\\z", RegexOptions.ExplicitCapture)]
    private static partial Regex DrawForm();

    [GeneratedRegex("^(inspectionTargets/)?(?<target>[^/]+)\\z", RegexOptions.ExplicitCapture)]
    private static partial Regex TargetForm();

    [GeneratedRegex("^(syncRuns/)?(?<run>[0-9]+)\\z", RegexOptions.ExplicitCapture)]
    private static partial Regex RunForm();

    [GeneratedRegex("^(syncRuns/(?<run>[0-9]+)/quarantinedRows|(?<run>[0-9]+))/(?<row>[0-9]+)\\z", RegexOptions.ExplicitCapture)]
    private static partial Regex RowForm();

    [GeneratedRegex("^(inspectors/)?(?<inspector>[^/]+)\\z", RegexOptions.ExplicitCapture)]
    private static partial Regex InspectorForm();

    [GeneratedRegex("^(inspectionTasks/(?<task>[^/]+)/results|(?!inspectionTasks/)(?<task>[^/]+))/(?<department>[^/]+)\\z", RegexOptions.ExplicitCapture)]
    private static partial Regex ResultForm();

    [GeneratedRegex("^(inspectionTasks/(?<task>[^/]+)/visits|(?!inspectionTasks/)(?<task>[^/]+))/(?<department>[^/]+)\\z", RegexOptions.ExplicitCapture)]
    private static partial Regex VisitForm();

    [GeneratedRegex("^(inspectionTasks/(?<task>[^/]+)/results/(?<department>[^/]+)/attachments|(?!inspectionTasks/)(?<task>[^/]+)/(?<department>[^/]+))/(?<digest>[^/]+)\\z", RegexOptions.ExplicitCapture)]
    private static partial Regex AttachmentForm();

    [GeneratedRegex("^(inspectionPlans/)?(?<plan>(?!inspectionPlans/)[^/]+)/(?<batch>[^/]+)\\z", RegexOptions.ExplicitCapture)]
    private static partial Regex BatchForm();

    [GeneratedRegex("^(earlyWarnings/)?(?<warning>[0-9]+)\\z", RegexOptions.ExplicitCapture)]
    private static partial Regex WarningForm();

    [GeneratedRegex("^(yearlyDuties/(?<duty>[^/]+)/years|(?!yearlyDuties/)(?<duty>[^/]+))/(?<year>[0-9]{4})\\z", RegexOptions.ExplicitCapture)]
    private static partial Regex YearlyDutyForm();

    [GeneratedRegex("^(creditRecords/)?(?<record>[^/]+)\\z", RegexOptions.ExplicitCapture)]
    private static partial Regex CreditRecordForm();

    [GeneratedRegex("^(inspectionTasks/)?(?<task>[^/]+)\\z", RegexOptions.ExplicitCapture)]
    private static partial Regex InspectionTaskForm();

    [GeneratedRegex("^(deliveries/)?(?<delivery>[^/]+)\\z", RegexOptions.ExplicitCapture)]
    private static partial Regex DeliveryForm();

    [GeneratedRegex("^(reconciliationFindings/)?(?<finding>[0-9]+)\\z", RegexOptions.ExplicitCapture)]
    private static partial Regex FindingForm();
}
