using System.CommandLine;
using ChangliBridge.Cli.Connection;
using V1 = ChangliBridge.Contract.V1;

namespace ChangliBridge.Cli.Items;

/// <summary><c>changli items guidance</c>: 工作指引 from a text file.</summary>
internal static class ItemsGuidance
{
    public static Command Make()
    {
        var (item, reason) = (ResourceName.Item(), ItemAct.Reason());
        var file = new Argument<FileInfo>("FILE") { Description = "工作指引文本，UTF-8 (the text, UTF-8)" };
        return new Command("guidance", "更新工作指引，成为新版本 (rewrites the guidance as a new version)") { item, file, reason }.Asks((bridge, parsed, call) => bridge.Items.UpdateItemGuidanceAsync(
            new V1.UpdateItemGuidanceRequest
            {
                Name = parsed.GetRequiredValue(item),
                Guidance = File.ReadAllText(parsed.GetRequiredValue(file).FullName).Trim(),
                Reason = parsed.GetRequiredValue(reason),
                RequestId = call.RequestId,
            }, call.Options), ItemText.Print);
    }
}
