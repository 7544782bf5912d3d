using System.CommandLine;
using System.CommandLine.Parsing;
using System.Text.RegularExpressions;

namespace ChangliBridge.Cli;

/// <summary>Names of the bridge's resources as arguments (资源名), in full or short.</summary>
internal static partial class ResourceName
{
    private const string DrawText = "抽取：inspectionPlans/计划/draws/序号，或 计划/序号 (draw: its resource name, or plan/number)";
    private const string TaskText = "任务：inspectionTasks/编号，或只写编号 (task: its resource name, or its id)";

    public static Argument<string> Plan() => Make("PLAN", "计划：inspectionPlans/编号，或只写编号 (plan: its resource name, or its id)", text =>
        PlanForm().Match(text) is { Success: true } match ? $"inspectionPlans/{match.Groups["plan"]}" : null);

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

    public static Argument<string> Result() => Make("RESULT", "检查结果：inspectionTasks/任务/results/部门，或 任务/部门 (result: its resource name, or task/department)", text =>
        ResultForm().Match(text) is { Success: true } match ? $"inspectionTasks/{match.Groups["task"]}/results/{match.Groups["department"]}" : null);

    public static Argument<string> Visit() => Make("VISIT", "扫码入企：inspectionTasks/任务/visits/部门，或 任务/部门 (visit: its resource name, or task/department)", text =>
        VisitForm().Match(text) is { Success: true } match ? $"inspectionTasks/{match.Groups["task"]}/visits/{match.Groups["department"]}" : null);

    public static Argument<string> Attachment() => Make("ATTACHMENT", "附件：inspectionTasks/任务/results/部门/attachments/摘要，或 任务/部门/摘要 (attachment: its resource name, or task/department/digest)", text =>
        AttachmentForm().Match(text) is { Success: true } match ? $"inspectionTasks/{match.Groups["task"]}/results/{match.Groups["department"]}/attachments/{match.Groups["digest"]}" : null);

    public static Argument<string> FollowUp() => Make("FOLLOWUP", "后续处置：followUps/编号，或只写编号 (follow-up: its resource name, or its id)", text =>
        FollowUpForm().Match(text) is { Success: true } match ? $"followUps/{match.Groups["step"]}" : null);

    public static Argument<string> CreditRecord() => Make("RECORD", "信用记录：creditRecords/编号，或只写编号 (credit record: its resource name, or its id)", text =>
        CreditRecordForm().Match(text) is { Success: true } match ? $"creditRecords/{match.Groups["record"]}" : null);

    private static string? DrawOf(string text) => DrawForm().Match(text) is { Success: true } match ? $"inspectionPlans/{match.Groups["plan"]}/draws/{match.Groups["draw"]}" : null;

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

    [GeneratedRegex("^(inspectionPlans/(?<plan>[^/]+)/draws|(?<plan>[^/]+))/(?<draw>[^/]+)\\z", RegexOptions.ExplicitCapture)]
    private static partial Regex DrawForm();

    [GeneratedRegex("^(inspectionTargets/)?(?<target>[^/]+)\\z", RegexOptions.ExplicitCapture)]
    private static partial Regex TargetForm();

    [GeneratedRegex("^(syncRuns/)?(?<run>[0-9]+)\\z", RegexOptions.ExplicitCapture)]
    private static partial Regex RunForm();

    [GeneratedRegex("^(syncRuns/(?<run>[0-9]+)/quarantinedRows|(?<run>[0-9]+))/(?<row>[0-9]+)\\z", RegexOptions.ExplicitCapture)]
    private static partial Regex RowForm();

    [GeneratedRegex("^(inspectors/)?(?<inspector>[^/]+)\\z", RegexOptions.ExplicitCapture)]
    private static partial Regex InspectorForm();

    [GeneratedRegex("^(inspectionTasks/(?<task>[^/]+)/results|(?<task>[^/]+))/(?<department>[^/]+)\\z", RegexOptions.ExplicitCapture)]
    private static partial Regex ResultForm();

    [GeneratedRegex("^(inspectionTasks/(?<task>[^/]+)/visits|(?<task>[^/]+))/(?<department>[^/]+)\\z", RegexOptions.ExplicitCapture)]
    private static partial Regex VisitForm();

    [GeneratedRegex("^(inspectionTasks/(?<task>[^/]+)/results/(?<department>[^/]+)/attachments|(?<task>[^/]+)/(?<department>[^/]+))/(?<digest>[^/]+)\\z", RegexOptions.ExplicitCapture)]
    private static partial Regex AttachmentForm();

    [GeneratedRegex("^(followUps/)?(?<step>[^/]+)\\z", RegexOptions.ExplicitCapture)]
    private static partial Regex FollowUpForm();

    [GeneratedRegex("^(creditRecords/)?(?<record>[^/]+)\\z", RegexOptions.ExplicitCapture)]
    private static partial Regex CreditRecordForm();

    [GeneratedRegex("^(inspectionTasks/)?(?<task>[^/]+)\\z", RegexOptions.ExplicitCapture)]
    private static partial Regex InspectionTaskForm();

    [GeneratedRegex("^(deliveries/)?(?<delivery>[^/]+)\\z", RegexOptions.ExplicitCapture)]
    private static partial Regex DeliveryForm();

    [GeneratedRegex("^(reconciliationFindings/)?(?<finding>[0-9]+)\\z", RegexOptions.ExplicitCapture)]
    private static partial Regex FindingForm();
}
