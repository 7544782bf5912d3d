using System.Security.Cryptography;
using ChangliBridge.Contract.Signing;
using ChangliBridge.Domain.Drawing;
using ChangliBridge.Domain.Drawing.Evidence;

namespace ChangliBridge.Cli.Tests.Samples;

/// <summary>Evidence of the sample draw, contributed to and signed as it should be.</summary>
internal static class SampleBundle
{
    public const string RoundSignature = "0a0b0c0d";
    public static readonly string Randomness = Convert.ToHexStringLower(SHA256.HashData(Convert.FromHexString(RoundSignature)));
    public static readonly SigningKey BridgeKey = SigningKey.Create("ES256");

    /// <summary>Keys as the bridge publishes them.</summary>
    public static string PublishedKeys { get; } = Keys(BridgeKey);

    public static string Keys(SigningKey bridge) =>
        $$"""{"keys":[{"party":"bridge","keyId":"{{bridge.KeyId}}"},{"party":"mzj","keyId":"{{SampleDraw.MzjKey.KeyId}}"},{"party":"scjgj","keyId":"{{SampleDraw.ScjgjKey.KeyId}}"},{"party":"notary","keyId":"{{SampleDraw.NotaryKey.KeyId}}"}]}""";

    public static byte[] Of(BundleKind kind, params DrawSlot[] slots)
    {
        var frozen = SampleDraw.Frozen(slots);
        using var zip = new MemoryStream();
        Bundle.Write(zip, kind, (frozen, Outcome(frozen), new BundleRecord([.. slots.Select(slot => Contribution(frozen, slot))], [])),
            sums => new BundleSignature(BridgeKey.KeyId, BridgeKey.Algorithm, BridgeKey.Sign(sums)));
        return zip.ToArray();
    }

    public static byte[] Entry(string target, params DrawSlot[] slots)
    {
        var frozen = SampleDraw.Frozen(slots);
        return OwnEntry.Of(frozen, Outcome(frozen), target)!.Value.Json;
    }

    private static DrawOutcome Outcome(FrozenDraw frozen) => frozen.Reveal([.. frozen.Inputs.Header.Slots.Select(slot => new Contribution(slot.Name, ValueOf(slot)))], []);

    private static string ValueOf(DrawSlot slot) => slot.Kind switch
    {
        DrawSlot.Witnessed => "1234561234561234561234561",
        DrawSlot.Beacon => Randomness,
        _ => Convert.ToHexStringLower(SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(slot.Name))),
    };

    private static BundleContribution Contribution(FrozenDraw frozen, DrawSlot slot)
    {
        var commitment = SlotCommitment.Of(frozen.Commitment, slot.Name, ValueOf(slot));
        if (slot.Kind == DrawSlot.Beacon)
            return new BundleContribution(slot.Name, ValueOf(slot), "", slot.Closes) { Signature = RoundSignature };
        var key = SampleDraw.KeyOf(slot.Name);
        return new BundleContribution(slot.Name, ValueOf(slot), slot.Kind == DrawSlot.Committed ? Convert.ToHexStringLower(commitment) : "", frozen.Inputs.Header.FrozenAt)
        {
            KeyId = key.KeyId,
            Signature = key.Sign(commitment),
        };
    }
}
