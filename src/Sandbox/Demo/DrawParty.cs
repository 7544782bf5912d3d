namespace ChangliBridge.Sandbox.Demo;

/// <summary>A party that contributes to the seed.</summary>
/// <remarks>Outside: independent of the office that runs the bridge.</remarks>
internal sealed record DrawParty(string Slot, bool Outside, Official Official);
