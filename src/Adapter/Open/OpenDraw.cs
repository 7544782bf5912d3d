using ChangliBridge.Adapter.County;
using ChangliBridge.Domain.Drawing;
using ChangliBridge.Domain.Facts;

namespace ChangliBridge.Adapter.Open;

/// <summary>A draw as everyone sees it: the commitment before the seed, then the seed and who was drawn, by code and without grade.</summary>
internal sealed record OpenDraw(string Name, string Office, string State, string Header, string Rule, IReadOnlyList<OpenContribution> Contributions)
{
    /// <summary>Merkle root of the frame, hex.</summary>
    public required string Root { get; init; }

    /// <summary>Digest of roster and recusals, hex.</summary>
    public required string RosterDigest { get; init; }

    /// <summary>The commitment, hex.</summary>
    public required string Commitment { get; init; }

    /// <summary>The secret encrypted to the supervising office; empty where it has no key.</summary>
    public required string Escrow { get; init; }

    /// <summary>会签 of the commitment.</summary>
    public required IReadOnlyList<Countersignature> Countersignatures { get; init; }

    /// <summary>By when all must be opened and drawn.</summary>
    public required string RevealBy { get; init; }

    /// <summary>The seed, hex; empty until known.</summary>
    public required string Seed { get; init; }

    /// <summary>How far nobody could choose the seed; empty until it is known.</summary>
    public required string Assurance { get; init; }

    /// <summary>Codes of the drawn targets, in code order; empty until confirmed.</summary>
    public required IReadOnlyList<string> Drawn { get; init; }

    /// <summary>人员更换, counted.</summary>
    public required int Replacements { get; init; }

    /// <summary>Why it is void, and who said so; empty otherwise.</summary>
    public required string VoidReason { get; init; }

    /// <summary>Who voided it; empty otherwise.</summary>
    public required string VoidedBy { get; init; }

    /// <summary>Who did not open in time, by name; empty otherwise.</summary>
    public required IReadOnlyList<string> UnopenedBy { get; init; }

    /// <summary>Why the batch of an unopened draw may be drawn again; empty otherwise.</summary>
    public required string RedrawReason { get; init; }

    /// <summary>临时任务 with its approval; empty for a batch of the plan of the year.</summary>
    public required string Temporary { get; init; }

    /// <param name="draw">The draw.</param>
    /// <param name="drawn">Codes of the drawn, in code order; not shown before the confirmation.</param>
    /// <param name="county">Names.</param>
    /// <param name="now">The instant.</param>
    public static OpenDraw Of(Draw draw, IReadOnlyList<string> drawn, CountyLists county, DateTimeOffset now) => new(
        draw.Name, county.NameOf(draw.Office), draw.StateAt(now).ToString().ToUpperInvariant(), draw.HeaderJson, draw.RuleJson,
        [.. draw.Slots.Select(slot => OpenContribution.Of(slot, county.NameOf(slot.Party)))])
    {
        Root = draw.Root,
        RosterDigest = draw.RosterDigest,
        Commitment = draw.Commitment,
        Escrow = draw.Escrow,
        Countersignatures = draw.Countersignatures,
        RevealBy = FactText.Instant(draw.RevealBy),
        Seed = draw.Seed,
        Assurance = draw.Assurance,
        Drawn = draw.State is DrawState.Drawn ? [] : drawn,
        Replacements = draw.Replacements.Count,
        VoidReason = draw.VoidReason,
        VoidedBy = draw.VoidedBy,
        UnopenedBy = [.. draw.UnopenedBy(now).Select(county.NameOf)],
        RedrawReason = draw.RedrawReason,
        Temporary = draw.Temporary,
    };
}
