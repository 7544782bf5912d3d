using System.CommandLine;

namespace ChangliBridge.Cli.Items;

/// <summary>What commands that act on one item (事项办理) take.</summary>
internal static class ItemAct
{
    public static Argument<string> Item() => new("ITEM")
    {
        Description = "抽查事项：inspectionItems/编号，或只写编号 (item: its resource name, or its id)",
        CustomParser = result =>
        {
            var given = result.Tokens[0].Value;
            return given.StartsWith("inspectionItems/", StringComparison.Ordinal) ? given : $"inspectionItems/{given}";
        },
    };

    public static Option<string> Reason() => new("--reason") { Description = "理由，存入事项版本 (why; kept with the version)", HelpName = "TEXT", Required = true };
}
