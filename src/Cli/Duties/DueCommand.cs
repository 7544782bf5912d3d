using System.CommandLine;
using System.Globalization;
using ChangliBridge.Cli.Connection;
using ChangliBridge.Cli.Printing;
using Kind = ChangliBridge.Contract.V1.Duty.Types.Kind;
using V1 = ChangliBridge.Contract.V1;

namespace ChangliBridge.Cli.Duties;

/// <summary><c>changli due</c>: what is due, by whom, and how many working days are left.</summary>
internal static class DueCommand
{
    private const int MostDays = 250;

    private static readonly string[] Columns = ["到期日", "剩余工作日", "部门", "待办", "内容", "办理对象", "期限出处"];

    // Names that the option takes, with what they are called.
    private static readonly (string Name, Kind Kind, string Label)[] Kinds =
    [
        ("draw", Kind.BatchToDraw, "待抽取"), ("confirm", Kind.DrawToConfirm, "待确认名单"), ("check", Kind.CheckToMake, "待检查"), ("enter", Kind.ResultToEnter, "待录入结果"),
        ("correct", Kind.ResultToCorrect, "待更正结果"), ("review", Kind.ResultToReview, "待审核"), ("disclose", Kind.ResultToDisclose, "待公示"), ("yearly", Kind.Yearly, "年度事项"), ("close", Kind.FollowUpToClose, "待办结"),
    ];

    public static Command Make()
    {
        var within = Within();
        var department = ResourceName.DepartmentOption();
        var kinds = new Option<string[]>("--kind") { Description = "待办类别，可多选 (kinds)", AllowMultipleArgumentsPerToken = true };
        kinds.AcceptOnlyFromAmong([.. Kinds.Select(kind => kind.Name)]);
        var command = new Command("due", "列出待办：到期日、部门和剩余工作日，逾期在前 (lists what is due, by whom and how many working days are left)") { within, department, kinds, OutputFormat.Option }
            .Calls((bridge, parsed, ct) => RunAsync(bridge, parsed, new V1.ListDutiesRequest
            {
                Department = parsed.GetValue(department) ?? "",
                Kinds = { (parsed.GetValue(kinds) ?? []).Select(name => Kinds.Single(kind => kind.Name == name).Kind) },
            }, parsed.GetValue(within), ct));
        command.Add(DueComplete.Make());
        return command;
    }

    /// <summary>One duty as people read it.</summary>
    public static string[] Cells(V1.Duty duty) =>
    [
        $"{duty.DueDate.Year:0000}-{duty.DueDate.Month:00}-{duty.DueDate.Day:00}{(duty.Provisional ? "（暂定）" : "")}",
        duty.Overdue ? $"逾期{-duty.WorkingDaysLeft}" : $"{duty.WorkingDaysLeft}",
        duty.Department.Split('/')[^1], Kinds.FirstOrDefault(kind => kind.Kind == duty.Kind).Label ?? $"{duty.Kind}", duty.Title, duty.Subject, duty.Source,
    ];

    private static async Task<int> RunAsync(Bridge bridge, ParseResult parsed, V1.ListDutiesRequest request, int? within, CancellationToken ct)
    {
        if (within is { } days)
            request.Within = days;
        var duties = await Pages.AllAsync<V1.Duty>(async token =>
        {
            (request.PageSize, request.PageToken) = (Pages.Size, token);
            var answer = await bridge.Duties.ListDutiesAsync(request, bridge.Options(ct));
            return (answer.Duties, answer.NextPageToken);
        }, ct);
        OutputFormat.Print(parsed, new V1.ListDutiesResponse { Duties = { duties }, TotalSize = duties.Count }, () => Lines.Table(Columns, duties.Select(Cells)));
        return ExitCode.Done;
    }

    private static Option<int?> Within() => new("--within")
    {
        Description = $"只列出若干工作日内到期或已逾期的，0至{MostDays} (only what is due within so many working days, or late)",
        HelpName = "N",
        CustomParser = result =>
        {
            var given = result.Tokens.Count == 1 ? result.Tokens[0].Value : "";
            if (int.TryParse(given, NumberStyles.None, CultureInfo.InvariantCulture, out var days) && days <= MostDays)
                return days;
            result.AddError($"--within “{given}”应为0至{MostDays}的整数");
            return null;
        },
    };
}
