using ChangliBridge.Domain.Drawing;
using ChangliBridge.Domain.Drawing.Evidence;
using V1 = ChangliBridge.Contract.V1;

namespace ChangliBridge.Adapter.Mapping;

/// <summary>Keys to protos.</summary>
internal static class KeyMapping
{
    public static V1.PartyKey ToProto(this PartyKey key) => new()
    {
        Name = $"partyKeys/{key.Number}",
        Party = key.Party,
        KeyId = key.KeyId,
        RegisterTime = key.RegisteredAt.ToProto(),
        RetireTime = key.RetiredAt.ToProto(),
        Active = key.RetiredAt is null,
    };

    /// <summary>A key of the bridge's settings.</summary>
    public static V1.PartyKey OfBridge(int number, string keyId, bool active) => new() { Name = $"partyKeys/bridge-{number}", Party = PublishedKeys.Bridge, KeyId = keyId, Active = active };
}
