using System.Globalization;
using System.Text;

namespace ChangliBridge.Domain.Drawing.Evidence;

/// <summary>
/// 本户条目: what one enterprise needs to check itself against the sealed bundle: its place in the frame with the proof, its ticket, and
/// the figures of its stratum. It says its grade, so it is handed to that enterprise alone. Source: docs/draw.md, section 4.
/// </summary>
public static class OwnEntry
{
    /// <summary>The entry of target <paramref name="id"/> as canonical JSON, and whether it was drawn; null where it is not in the frame.</summary>
    public static (byte[] Json, bool Drawn)? Of(FrozenDraw frozen, DrawOutcome outcome, string id)
    {
        var frame = frozen.Frame.Frame;
        if (frame.Find(id) is not (>= 0 and var index))
            return null;
        var stratum = outcome.Strata.Single(stratum => stratum.Name == frame[index].Stratum);
        var json = CanonicalJson.Canonicalise(new Dictionary<string, object>
        {
            ["draw"] = frozen.Inputs.Header.Draw,
            ["id"] = id,
            ["stratum"] = stratum.Name,
            ["blind"] = Convert.ToHexStringLower(frozen.Frame.BlindOf(index)),
            ["index"] = index,
            ["treeSize"] = frame.Count,
            ["proof"] = FrameHashes.InclusionProof(frame, frozen.Frame.Blinds, index).Select(Sha.Hex).ToList(),
            ["ticket"] = TicketOf(outcome.Seed, frozen.Root, frozen.Frame.BlindOf(index), id).ToString(),
            ["size"] = stratum.Size,
            ["quota"] = stratum.Quota,
            ["cut"] = stratum.Cut,
            ["salt"] = Sha.Hex(stratum.Salt),
        });
        return (json, outcome.Drawn.Any(entry => entry.Id == id));
    }

    /// <summary>Checks an entry against what a checked bundle says.</summary>
    /// <exception cref="FormatException">Saying what does not hold.</exception>
    internal static string Check(byte[] json, EntryFacts facts)
    {
        var faults = new List<DrawFault>();
        var entry = new JsonFields(CanonicalJson.ReadStrict(json), "entry", faults);
        var (id, blind, index) = (entry.Text("id"), entry.Bytes("blind"), entry.Whole("index", "bad_count"));
        var (size, quota, cut) = (entry.Whole("size", "bad_count"), entry.Whole("quota", "bad_count"), entry.Text("cut"));
        var (draw, treeSize, name, ticket) = (entry.Text("draw"), entry.Whole("treeSize", "bad_count"), entry.Text("stratum"), entry.Text("ticket"));
        var (proof, salt) = (entry.Texts("proof"), entry.Bytes("salt"));
        if (faults.Count > 0)
            throw new DrawRefused(faults);
        Require(draw == facts.Draw, $"it is of {draw}, not of {facts.Draw}");
        Require(treeSize == facts.Ids.Count && index >= 0 && index < treeSize && facts.Ids.Find(id) == index, $"{id} is not target {index} of {facts.Ids.Count}");
        var leaf = Sha.Of(new byte[] { 0 }, blind, id, Sha.Us, name);
        Require(blind.Length == 16 && proof.All(IsDigest) && MerkleTree.Includes(leaf, index, treeSize, [.. proof.Select(Convert.FromHexString)], facts.Root), "its leaf is not in the tree that was committed to");
        Require(ticket == TicketOf(facts.Seed, facts.Root, blind, id).ToString(), "its ticket is not the one that the seed gives");
        var commitment = new StratumOutcome(name, checked((int)Math.Min(size, int.MaxValue)), checked((int)Math.Min(quota, int.MaxValue)), cut, salt).Commitment;
        Require(facts.StrataCommitments.Contains(Sha.Hex(commitment)), "its stratum's figures are not those that were committed to");
        var below = cut.Length > 0 && string.CompareOrdinal(ticket, cut) <= 0;
        Require(below == facts.Drawn.Contains(id), below ? "its ticket is not above the cut, and yet it was not drawn" : "its ticket is above the cut, and yet it was drawn");
        return string.Create(CultureInfo.InvariantCulture, $"{id} in stratum {name}, {quota} of {size} drawn: {(below ? "drawn" : "not drawn")}, as its ticket says");
    }

    private static Ticket TicketOf(byte[] seed, byte[] root, ReadOnlySpan<byte> blind, string id) =>
        Ranking.TicketOf(Encoding.UTF8.GetBytes(id), blind, Sha.Of("changli-draw-target/1", seed, root), root);

    private static bool IsDigest(string text) => text.Length == 64 && text.All(char.IsAsciiHexDigitLower);

    private static void Require(bool holds, string otherwise)
    {
        if (!holds)
            throw new FormatException($"entry: {otherwise}");
    }
}
