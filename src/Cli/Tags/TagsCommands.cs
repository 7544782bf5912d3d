using System.CommandLine;
using ChangliBridge.Cli.Connection;
using ChangliBridge.Cli.Printing;
using State = ChangliBridge.Contract.V1.TagMark.Types.State;
using V1 = ChangliBridge.Contract.V1;

namespace ChangliBridge.Cli.Tags;

/// <summary><c>changli tags …</c>: the county's own tags, proposed by rule and confirmed by a person.</summary>
internal static class TagsCommands
{
    private static readonly Dictionary<string, V1.TagSubject> Subjects = new() { ["targets"] = V1.TagSubject.Target, ["inspectors"] = V1.TagSubject.Inspector };
    private static readonly Dictionary<string, State> States = new() { ["suggested"] = State.Suggested, ["confirmed"] = State.Confirmed, ["rejected"] = State.Rejected };

    public static Command Make() => new("tags", "分类标注：按规则建议，由人确认 (tags proposed by rule and confirmed by a person)")
    {
        MakeSuggest(),
        MakeList(),
        MakeConfirm(),
        MakeReject(),
    };

    private static Command MakeSuggest()
    {
        var subject = Subject();
        return new Command("suggest", "按设置中的规则提出标注建议 (proposes what the rules propose)") { subject }.Asks((bridge, parsed, asked) => bridge.Tags.SuggestTagsAsync(
            new V1.SuggestTagsRequest { Subject = Subjects[parsed.GetRequiredValue(subject)], RequestId = asked.RequestId }, asked.Options), answer => Console.Out.WriteLine($"新增 {answer.Suggested} 条待确认的标注建议。"));
    }

    private static Command MakeList()
    {
        var subject = Subject();
        var state = new Option<string?>("--state") { Description = "只看该状态 (only in this state)" };
        state.AcceptOnlyFromAmong([.. States.Keys]);
        return new Command("list", "列出标注及其确认人 (lists tags, and who decided)") { subject, state, OutputFormat.Option }.Calls(async (bridge, parsed, ct) =>
        {
            var marks = await Pages.AllAsync<V1.TagMark>(async token =>
            {
                var request = new V1.ListTagMarksRequest { Subject = Subjects[parsed.GetRequiredValue(subject)], PageSize = Pages.Size, PageToken = token };
                if (parsed.GetValue(state) is { } only)
                    request.State = States[only];
                var answer = await bridge.Tags.ListTagMarksAsync(request, bridge.Options(ct));
                return (answer.TagMarks, answer.NextPageToken);
            }, ct);
            OutputFormat.Print(parsed, new V1.ListTagMarksResponse { TagMarks = { marks }, TotalSize = marks.Count }, () => Lines.Table(
                ["对象", "标签", "状态", "规则", "规则来源", "确认人", "时间"],
                marks.Select(mark => new[] { mark.Resource, mark.Tag, Label(mark.State), mark.Rule, mark.RuleSource, mark.DecidedBy, InstantText.Of(mark.DecideTime) })));
            return ExitCode.Done;
        });
    }

    private static Command MakeConfirm()
    {
        var (resource, tag) = (ResourceName.Tagged(), Tag());
        return new Command("confirm", "确认标注 (confirms a tag)") { resource, tag }.Asks((bridge, parsed, asked) => bridge.Tags.ConfirmTagAsync(
            new V1.ConfirmTagRequest { Resource = parsed.GetRequiredValue(resource), Tag = parsed.GetRequiredValue(tag), RequestId = asked.RequestId }, asked.Options), Print);
    }

    private static Command MakeReject()
    {
        var (resource, tag) = (ResourceName.Tagged(), Tag());
        var reason = new Option<string>("--reason") { Description = "理由，存档 (why; kept)", HelpName = "TEXT", Required = true };
        return new Command("reject", "不采用标注建议，或撤回已确认的标注 (rejects a proposal, or takes a tag back)") { resource, tag, reason }.Asks((bridge, parsed, asked) => bridge.Tags.RejectTagAsync(
            new V1.RejectTagRequest { Resource = parsed.GetRequiredValue(resource), Tag = parsed.GetRequiredValue(tag), Reason = parsed.GetRequiredValue(reason), RequestId = asked.RequestId }, asked.Options), Print);
    }

    private static void Print(V1.TagMark mark) => Lines.Fields(
        ("对象", mark.Resource), ("标签", mark.Tag), ("状态", Label(mark.State)), ("规则", mark.Rule), ("确认人", mark.DecidedBy), ("时间", InstantText.Of(mark.DecideTime)), ("理由", mark.Reason));

    private static string Label(State state) => state switch
    {
        State.Suggested => "待确认",
        State.Confirmed => "已确认",
        State.Rejected => "不采用",
        _ => $"{state}",
    };

    private static Argument<string> Subject()
    {
        var subject = new Argument<string>("KIND") { Description = "targets 检查对象，inspectors 执法检查人员 (on whom)" };
        subject.AcceptOnlyFromAmong([.. Subjects.Keys]);
        return subject;
    }

    private static Argument<string> Tag() => new("TAG") { Description = "省级标签库中的标签 (a tag of the provincial library)" };
}
