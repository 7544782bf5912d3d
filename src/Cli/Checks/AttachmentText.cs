using ChangliBridge.Cli.Printing;
using V1 = ChangliBridge.Contract.V1;

namespace ChangliBridge.Cli.Checks;

/// <summary>结果附件 as text.</summary>
internal static class AttachmentText
{
    private static readonly string[] Columns = ["附件", "名称", "类型", "字节", "附上时间", "审核于第几次"];

    public static void Print(IEnumerable<V1.ResultAttachment> attachments) => Lines.Table(Columns, attachments.Select(attachment => new[]
    {
        attachment.Name, attachment.Title, attachment.MediaType, $"{attachment.Size}", InstantText.Of(attachment.AttachTime), attachment.ConcludedRevision > 0 ? $"{attachment.ConcludedRevision}" : "",
    }));
}
