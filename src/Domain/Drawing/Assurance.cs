using System.Security.Cryptography;
using ChangliBridge.Domain.Drawing.Evidence;
using ChangliBridge.Domain.Drawing.Signing;

namespace ChangliBridge.Domain.Drawing;

/// <summary>
/// 保证程度: how far nobody could choose the seed. Anything above <see cref="None"/> rests on a signature of an outside party over the
/// commitment, by a key that the frozen rule names: without it the commitment could have been made afterwards. Source: docs/draw.md, section 2.
/// </summary>
public static class Assurance
{
    /// <summary>The office could have chosen this seed.</summary>
    public const string None = "none";

    /// <summary>Rests on trust in the public ceremony.</summary>
    public const string Witnessed = "witnessed";

    /// <summary>No party spoke last: all of them together could have chosen.</summary>
    public const string Committed = "committed";

    /// <summary>Nobody could choose.</summary>
    public const string Beacon = "beacon";

    /// <summary>The assurance of a draw whose contributions are all known.</summary>
    /// <param name="header">Its header, with the slots.</param>
    /// <param name="rule">Its rule, with the keys of the parties.</param>
    /// <param name="commitment">Its commitment, 32 bytes.</param>
    /// <param name="record">Contributions in slot order, and countersignatures.</param>
    public static string Of(DrawHeader header, DrawRule rule, byte[] commitment, BundleRecord record)
    {
        // The office itself is never outside, whatever its header says.
        var office = rule.Departments[0].Id;
        var slots = header.Slots.Select(slot => slot with { Outside = slot.Outside && slot.Name != office }).Zip(record.Contributions).ToList();
        var signed = slots.Any(pair => IsSignedOutside(pair.First, pair.Second)) || record.Countersignatures.Any(one => one.Party != office && IsGood(one));
        if (!signed)
            return None;
        if (slots.Any(pair => pair.First is { Kind: DrawSlot.Beacon, Outside: true } && IsDigestOf(pair.Second.Value, pair.Second.Signature)))
            return Beacon;
        var spoken = slots.Where(pair => pair.First.Kind != DrawSlot.Beacon).ToList();
        if (spoken.All(pair => pair.First.Kind == DrawSlot.Committed) && spoken.Any(pair => pair.First.Outside))
            return Committed;
        return spoken.Any(pair => pair.First.Kind == DrawSlot.Witnessed && IsSignedOutside(pair.First, pair.Second)) ? Witnessed : None;

        bool IsSignedOutside(DrawSlot slot, BundleContribution entry) =>
            slot is { Outside: true, Kind: not DrawSlot.Beacon } && IsBound(slot.Name, entry.KeyId) && Verifies(entry.KeyId, SlotCommitment.Of(commitment, slot.Name, entry.Value), entry.Signature);

        bool IsGood(Countersignature one) => IsBound(one.Party, one.KeyId) && Verifies(one.KeyId, commitment, one.Signature);

        bool IsBound(string party, string keyId) => rule.Keys.TryGetValue(party, out var bound) && bound == keyId;
    }

    /// <summary>Whether a beacon's randomness is the digest of its round's signature, as drand makes it.</summary>
    /// <param name="randomness">64 hex digits.</param>
    /// <param name="signature">Hex, an even number of digits.</param>
    public static bool IsDigestOf(string randomness, string signature) =>
        signature.Length is > 0 and <= 512 && signature.Length % 2 == 0 && signature.All(char.IsAsciiHexDigitLower)
        && Convert.ToHexStringLower(SHA256.HashData(Convert.FromHexString(signature))) == randomness;

    private static bool Verifies(string keyId, byte[] message, string signature) => PublicKey.Parse(keyId)?.Verifies(message, signature) == true;
}
