using System.CommandLine;
using ChangliBridge.Cli.Connection;
using ChangliBridge.Cli.Printing;
using V1 = ChangliBridge.Contract.V1;

namespace ChangliBridge.Cli.Checks;

/// <summary><c>changli results attach TASK FILE</c>: keeps the file as a document and attaches that.</summary>
internal static class ResultsAttach
{
    public static Command Make()
    {
        var task = ResourceName.InspectionTask();
        var file = new Argument<FileInfo>("FILE") { Description = "照片或文书 (a photograph or paper)" };
        var title = new Option<string?>("--title") { Description = "附件名称，缺省取文件名；不得含个人信息 (what it shows, by default the file's name; no personal data)", HelpName = "TEXT" };
        var mediaType = UploadedFile.MediaTypeOption();
        return new Command("attach", "上传文件并附于本部门的检查结果 (uploads a file and attaches it to the own department's result of a task)") { task, file, title, mediaType, RequestId.Option, OutputFormat.Option }
            .Calls(async (bridge, parsed, ct) =>
            {
                var given = parsed.GetRequiredValue(file);
                var document = await UploadedFile.SendAsync(bridge, given, parsed.GetValue(mediaType) ?? UploadedFile.MediaTypeOf(given), ct);
                var request = new V1.AttachToResultRequest
                {
                    Parent = parsed.GetRequiredValue(task),
                    Document = document.Name,
                    Title = parsed.GetValue(title) ?? Path.GetFileNameWithoutExtension(given.Name),
                    RequestId = RequestId.GivenOrFresh(parsed),
                };
                var attachment = await RequestId.SendAsync(bridge, request.RequestId, options => bridge.Results.AttachToResultAsync(request, options), ct);
                OutputFormat.Print(parsed, attachment, () => AttachmentText.Print([attachment]));
                return ExitCode.Done;
            });
    }
}
