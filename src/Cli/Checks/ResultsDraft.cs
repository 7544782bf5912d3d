using System.CommandLine;
using ChangliBridge.Cli.Connection;
using ChangliBridge.Cli.Printing;
using V1 = ChangliBridge.Contract.V1;

namespace ChangliBridge.Cli.Checks;

/// <summary><c>changli results draft save|show</c>: 结果草稿, unchecked until it is submitted.</summary>
internal static class ResultsDraft
{
    public static Command Make() => new("draft", "结果草稿 (drafts of results)") { Save(), Show() };

    private static Command Save()
    {
        var task = ResourceName.InspectionTask();
        var file = new Argument<FileInfo>("FILE") { Description = "JSON 文件：一份检查结果，可以不全 (a result, which may lack anything)" };
        return new Command("save", "保存本部门的结果草稿，代替以前的 (keeps the own department's draft in place of an earlier one)") { task, file, RequestId.Option, OutputFormat.Option }.Calls(async (bridge, parsed, ct) =>
        {
            var request = new V1.SaveResultDraftRequest
            {
                Parent = parsed.GetRequiredValue(task),
                InspectionResult = await ResultFile.SingleAsync(parsed.GetRequiredValue(file), ct),
                RequestId = RequestId.GivenOrFresh(parsed),
            };
            var draft = await RequestId.SendAsync(bridge, request.RequestId, options => bridge.Results.SaveResultDraftAsync(request, options), ct);
            OutputFormat.Print(parsed, draft, () => ResultText.Print(draft));
            return ExitCode.Done;
        });
    }

    private static Command Show()
    {
        var task = ResourceName.InspectionTask();
        return new Command("show", "显示本部门的结果草稿 (shows the own department's draft)") { task, OutputFormat.Option }.Calls(async (bridge, parsed, ct) =>
        {
            var draft = await bridge.Results.GetResultDraftAsync(new V1.GetResultDraftRequest { Parent = parsed.GetRequiredValue(task) }, bridge.Options(ct));
            OutputFormat.Print(parsed, draft, () => ResultText.Print(draft));
            return ExitCode.Done;
        });
    }
}
