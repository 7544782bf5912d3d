using System.Text;
using ChangliBridge.Adapter.County;
using ChangliBridge.Domain.Drawing;

namespace ChangliBridge.Adapter.Open;

/// <summary>A draw as everyone sees it: the commitment before the seed, then the seed and who was drawn, by code and without grade.</summary>
internal sealed record OpenDraw(string Name, string Office, string State, string Header, string Root, string Commitment, IReadOnlyList<OpenContribution> Contributions)
{
    /// <summary>The seed, hex; empty until drawn.</summary>
    public string Seed { get; init; } = "";

    /// <summary>How far nobody could choose the seed; empty until drawn.</summary>
    public string Assurance { get; init; } = "";

    /// <summary>Codes of the drawn targets, in code order; empty until confirmed.</summary>
    public IReadOnlyList<string> Drawn { get; init; } = [];

    /// <summary>人员更换, counted.</summary>
    public int Replacements { get; init; }

    /// <summary>Why it is void; empty otherwise.</summary>
    public string VoidReason { get; init; } = "";

    public static OpenDraw Of(Draw draw, CountyLists county)
    {
        var open = new OpenDraw(draw.Name, county.NameOf(draw.Office), draw.State.ToString().ToUpperInvariant(), Encoding.UTF8.GetString(draw.Thaw().Inputs.HeaderJson), draw.Root, draw.Commitment,
            [.. draw.Slots.Select(slot => new OpenContribution(slot.Party, slot.Outside, slot.Commitment, slot.Value))]);
        if (draw.Seed.Length == 0)
            return open with { VoidReason = draw.VoidReason };
        return open with
        {
            Seed = draw.Seed,
            Assurance = Domain.Drawing.Assurance.None,
            Drawn = draw.State is DrawState.Drawn ? [] : [.. draw.Recompute().Drawn.Select(entry => entry.Id).Order(StringComparer.Ordinal)],
            Replacements = draw.Replacements.Count,
            VoidReason = draw.VoidReason,
        };
    }
}
