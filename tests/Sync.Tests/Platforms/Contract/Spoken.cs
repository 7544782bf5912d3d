using System.Text.Json;
using System.Text.Json.Nodes;
using ChangliBridge.Sandbox.Dialects;
using ChangliBridge.Testing;

namespace ChangliBridge.Sync.Tests.Platforms.Contract;

/// <summary>What a platform of a profile says, written by the sandbox's code and not by the bridge's.</summary>
/// <param name="profile">hebei, tif or sm.</param>
internal sealed class Spoken(string profile)
{
    /// <summary>An answer in the profile's envelope and codes; for sm sealed.</summary>
    public byte[] Envelope(string code, string message, JsonNode? payload = null)
    {
        var envelope = new JsonObject { ["code"] = code, ["message"] = message, ["data"] = payload };
        return profile == Dialect.Tif ? TifTranslation.Translate(envelope) : Seal(JsonSerializer.SerializeToUtf8Bytes(envelope));
    }

    /// <summary>Bytes as this platform would send them.</summary>
    public byte[] Seal(byte[] plain) => profile == Dialect.Sm ? SmMessages.Seal(SmKeys.Platform, SmKeys.BridgePoint, plain, SteppedClock.DemoStart) : plain;
}
