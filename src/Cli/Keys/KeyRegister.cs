using System.CommandLine;
using ChangliBridge.Cli.Connection;
using ChangliBridge.Cli.Printing;
using V1 = ChangliBridge.Contract.V1;

namespace ChangliBridge.Cli.Keys;

/// <summary><c>changli key register KEY</c>: registers the public key of the caller's own department or office.</summary>
internal static class KeyRegister
{
    public static Command Make()
    {
        var file = KeyFile.Argument();
        return new Command("register", "登记本单位公钥，只上传公钥；原公钥停用 (registers the caller's public key; the one before is retired)") { file, RequestId.Option, OutputFormat.Option }
            .Calls((bridge, parsed, ct) => RunAsync(bridge, parsed, parsed.GetRequiredValue(file), ct));
    }

    private static async Task<int> RunAsync(Bridge bridge, ParseResult parsed, FileInfo file, CancellationToken ct)
    {
        var request = new V1.RegisterPartyKeyRequest { KeyId = (await KeyFile.ReadAsync(file, ct)).KeyId, RequestId = RequestId.GivenOrFresh(parsed) };
        var key = await RequestId.SendAsync(bridge, request.RequestId, options => bridge.Keys.RegisterPartyKeyAsync(request, options), ct);
        OutputFormat.Print(parsed, key, () => Lines.Fields(
            ("公钥登记", key.Name), ("参与方", key.Party), ("公钥编号", key.KeyId), ("登记时间", InstantText.Of(key.RegisterTime))));
        return ExitCode.Done;
    }
}
