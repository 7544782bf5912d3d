using System.CommandLine;

namespace ChangliBridge.Cli.Items;

/// <summary>What commands that act on one item (事项办理) take.</summary>
internal static class ItemAct
{
    public static Option<string> Reason() => new("--reason") { Description = "理由，存入事项版本 (why; kept with the version)", HelpName = "TEXT", Required = true };
}
