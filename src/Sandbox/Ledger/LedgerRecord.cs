using System.Text.Json;

namespace ChangliBridge.Sandbox.Ledger;

/// <summary>One accepted push, as first accepted.</summary>
internal sealed record LedgerRecord
{
    /// <summary>provincial or internet-plus.</summary>
    public required string Platform { get; init; }

    public required string BusinessKey { get; init; }

    public required int Revision { get; init; }

    public required string Kind { get; init; }

    public required JsonElement Body { get; init; }

    /// <summary>SHA-256 of the canonical body, hex.</summary>
    public required string Digest { get; init; }

    public required DateTimeOffset AcceptedAt { get; init; }

    /// <summary>In the journal: the record was lost, with whatever was accepted under its key and revision.</summary>
    public bool Lost { get; init; }
}
