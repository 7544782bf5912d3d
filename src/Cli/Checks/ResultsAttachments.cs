using System.CommandLine;
using ChangliBridge.Cli.Connection;
using ChangliBridge.Cli.Printing;
using V1 = ChangliBridge.Contract.V1;

namespace ChangliBridge.Cli.Checks;

/// <summary><c>changli results attachments RESULT</c>: by digest.</summary>
internal static class ResultsAttachments
{
    public static Command Make()
    {
        var named = ResourceName.Result();
        return new Command("attachments", "列出检查结果的附件 (lists the attachments of a result)") { named, OutputFormat.Option }.Calls(async (bridge, parsed, ct) =>
        {
            var attachments = await Pages.AllAsync<V1.ResultAttachment>(async token =>
            {
                var answer = await bridge.Results.ListAttachmentsAsync(
                    new V1.ListAttachmentsRequest { Parent = parsed.GetRequiredValue(named), PageSize = Pages.Size, PageToken = token }, bridge.Options(ct));
                return (answer.ResultAttachments, answer.NextPageToken);
            }, ct);
            OutputFormat.Print(parsed, new V1.ListAttachmentsResponse { ResultAttachments = { attachments }, TotalSize = attachments.Count }, () => AttachmentText.Print(attachments));
            return ExitCode.Done;
        });
    }
}
