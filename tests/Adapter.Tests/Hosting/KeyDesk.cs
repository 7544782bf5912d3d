using System.Collections.Concurrent;
using ChangliBridge.Contract.Signing;
using ChangliBridge.Testing;

namespace ChangliBridge.Adapter.Tests.Hosting;

/// <summary>The keys of the tests' parties and of the bridge.</summary>
internal static class KeyDesk
{
    private static readonly TemporaryFolder Folder = new();
    private static readonly ConcurrentDictionary<string, SigningKey> Keys = new();

    static KeyDesk()
    {
        BridgeKeyFile = Folder.File("evidence.key.pem");
        File.WriteAllText(BridgeKeyFile, Of("bridge").ToPem());
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Folder.Dispose();
    }

    /// <summary>What the bridge signs its evidence with.</summary>
    public static string BridgeKeyFile { get; }

    public static SigningKey Of(string party) => Keys.GetOrAdd(party, _ => SigningKey.Create("ES256"));
}
