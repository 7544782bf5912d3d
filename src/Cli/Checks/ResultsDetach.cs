using System.CommandLine;
using ChangliBridge.Cli.Connection;
using ChangliBridge.Cli.Printing;
using V1 = ChangliBridge.Contract.V1;

namespace ChangliBridge.Cli.Checks;

/// <summary><c>changli results detach ATTACHMENT</c>: the document itself stays.</summary>
internal static class ResultsDetach
{
    public static Command Make()
    {
        var named = ResourceName.Attachment();
        return new Command("detach", "移除未经审核的附件，文件仍存档 (removes an attachment that no review concluded; the document stays)") { named, RequestId.Option, OutputFormat.Option }.Calls(async (bridge, parsed, ct) =>
        {
            var request = new V1.RemoveAttachmentRequest { Name = parsed.GetRequiredValue(named), RequestId = RequestId.GivenOrFresh(parsed) };
            var removed = await RequestId.SendAsync(bridge, request.RequestId, options => bridge.Results.RemoveAttachmentAsync(request, options), ct);
            OutputFormat.Print(parsed, removed, () => Console.Out.WriteLine($"已移除 {removed.Name}"));
            return ExitCode.Done;
        });
    }
}
