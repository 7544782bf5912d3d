namespace ChangliBridge.Domain.Drawing;

/// <summary>A contribution slot (参与贡献) of a header.</summary>
/// <param name="Name">Unique in the header.</param>
/// <param name="Kind"><c>committed</c>, <c>witnessed</c> or <c>beacon</c>.</param>
/// <param name="Outside">Whether the party is independent of the office that runs the bridge.</param>
/// <param name="Closes">When it closes, <c>YYYY-MM-DDTHH:MM:SSZ</c>.</param>
public sealed record DrawSlot(string Name, string Kind, bool Outside, string Closes)
{
    /// <summary>A value committed first and opened when all are committed.</summary>
    public const string Committed = "committed";

    /// <summary>A value made once, in public, after the freeze.</summary>
    public const string Witnessed = "witnessed";

    /// <summary>The randomness of a public beacon's round.</summary>
    public const string Beacon = "beacon";

    /// <summary>What a witnessed value looks like, such as <c>dicex25</c>; empty otherwise.</summary>
    public string Form { get; init; } = "";

    /// <summary>Which round of which beacon, <c>drand:&lt;chain hash&gt;:&lt;round&gt;</c>; empty otherwise.</summary>
    public string Source { get; init; } = "";
}
