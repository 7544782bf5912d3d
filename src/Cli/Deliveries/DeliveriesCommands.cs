using System.CommandLine;

namespace ChangliBridge.Cli.Deliveries;

/// <summary><c>changli deliveries …</c>: what goes to the platforms, and what people do about it.</summary>
internal static class DeliveriesCommands
{
    public static Command Make() => new("deliveries", "投递与对账 (deliveries and reconciliation)")
    {
        DeliveriesList.Make(),
        DeliveriesSummary.Make(),
        DeliveriesExplain.Make(),
        DeliveriesRetry.Make(),
        DeliveriesHold.Make(),
        DeliveriesRelease.Make(),
        DeliveriesDiscard.Make(),
        DeliveriesConfirmDiscard.Make(),
        DeliveriesCorrect.Make(),
        DeliveriesReconcile.Make(),
        DeliveriesFindings.Make(),
        DeliveriesResolveFinding.Make(),
    };
}
