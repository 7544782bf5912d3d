using Grpc.Core;
using V1 = ChangliBridge.Contract.V1;

namespace ChangliBridge.Cli.Tests.Recording;

/// <summary>The key service; it remembers what was registered.</summary>
internal sealed class RecordingKeys : V1.KeyService.KeyServiceBase
{
    public List<V1.PartyKey> Keys { get; } = [];

    public override Task<V1.PartyKey> RegisterPartyKey(V1.RegisterPartyKeyRequest request, ServerCallContext context)
    {
        Keys.Add(new V1.PartyKey { Name = $"partyKeys/{Keys.Count + 1}", Party = "mzj", KeyId = request.KeyId, Active = true });
        return Task.FromResult(Keys[^1]);
    }

    public override Task<V1.ListPartyKeysResponse> ListPartyKeys(V1.ListPartyKeysRequest request, ServerCallContext context)
    {
        // One a page, so that a client has to turn them.
        var at = request.PageToken.Length == 0 ? 0 : int.Parse(request.PageToken);
        return Task.FromResult(new V1.ListPartyKeysResponse { PartyKeys = { Keys.Skip(at).Take(1) }, NextPageToken = at + 1 < Keys.Count ? $"{at + 1}" : "" });
    }
}
