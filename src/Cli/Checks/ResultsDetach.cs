using System.CommandLine;
using ChangliBridge.Cli.Connection;
using V1 = ChangliBridge.Contract.V1;

namespace ChangliBridge.Cli.Checks;

/// <summary><c>changli results detach ATTACHMENT</c>: the document itself stays.</summary>
internal static class ResultsDetach
{
    public static Command Make()
    {
        var named = ResourceName.Attachment();
        return new Command("detach", "移除未经审核的附件，文件仍存档 (removes an attachment that no review concluded; the document stays)") { named }.Asks((bridge, parsed, asked) => bridge.Results.RemoveAttachmentAsync(
            new V1.RemoveAttachmentRequest { Name = parsed.GetRequiredValue(named), RequestId = asked.RequestId }, asked.Options), removed => Console.Out.WriteLine($"已移除 {removed.Name}"));
    }
}
