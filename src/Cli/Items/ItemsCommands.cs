using System.CommandLine;

namespace ChangliBridge.Cli.Items;

/// <summary><c>changli items …</c>: the county's list of items.</summary>
internal static class ItemsCommands
{
    public static Command Make() => new("items", "抽查事项清单 (the county's inspection items)")
    {
        ItemsList.Make(),
        ItemsVersions.Make(),
        ItemsClaim.Make(),
        ItemsReclaim.Make(),
        ItemsGuidance.Make(),
        ItemsRetire.Make(),
        ItemsMap.Make(),
        ItemsConflicts.Make(),
        ItemsShare.Make(),
    };
}
