using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using ChangliBridge.Contract.Signing;

namespace ChangliBridge.Sandbox.Demo;

/// <summary>The folder of one demonstration. A second run in it takes up the first one's keys, values and database.</summary>
internal sealed class WorkFolder
{
    private const string Remembered = "demo.json";

    private WorkFolder(string path, DemoMemory memory)
    {
        Path = path;
        Memory = memory;
    }

    public string Path { get; }

    public DemoMemory Memory { get; }

    public string DatabasePath => File("changli.db");

    public string BridgeLogPath => File("bridge.log");

    public string BridgePidPath => File("bridge.pid");

    public string LedgerPath => File("province-ledger.jsonl");

    public string BundlePath => File("bundle.zip");

    /// <summary>What everyone may have of the draw.</summary>
    public string SealedBundlePath => File("bundle-sealed.zip");

    /// <summary>The bridge's own key, which signs its evidence.</summary>
    public string EvidenceKeyPath => File("evidence.key.pem");

    public string IssuerKeyPath => File("issuer.key.pem");

    public string IssuerPublicKeyPath => File("issuer.pub.pem");

    /// <summary>Whether a demonstration was begun in the folder.</summary>
    public static bool IsUsed(string path) => System.IO.File.Exists(System.IO.Path.Combine(path, Remembered));

    /// <summary>A folder's keys are its own: they are written for the owner alone.</summary>
    /// <exception cref="DemoFailure">Another demonstration was begun in the folder, which stays as it is.</exception>
    public static WorkFolder Open(string path, int size, IEnumerable<string> slots)
    {
        var full = Directory.CreateDirectory(path).FullName;
        var memoryPath = System.IO.Path.Combine(full, Remembered);
        var memory = System.IO.File.Exists(memoryPath)
            ? JsonSerializer.Deserialize<DemoMemory>(System.IO.File.ReadAllText(memoryPath), Wire.Json)!
            : New(size, slots);
        // Each story has its own parties, and only theirs have keys and values here.
        if (!memory.SlotValues.Keys.ToHashSet().SetEquals(slots))
            throw new DemoFailure($"工作目录 {full} 里是另一场演示（参与部门 {string.Join("、", memory.SlotValues.Keys)}），不能接着演；请换一个 --work 目录，或不写 --work，每次用新的目录");
        if (memory.Size != size)
            throw new DemoFailure($"工作目录 {full} 属于 {memory.Size} 户的演示；请用 --size {memory.Size}，或换一个 --work 目录");
        var folder = new WorkFolder(full, memory);
        folder.WritePrivate(Remembered, JsonSerializer.Serialize(memory, Wire.Json));
        folder.MakeIssuerKey();
        folder.MakeSigningKey("evidence");
        foreach (var slot in memory.SlotValues.Keys)
            folder.MakeSigningKey(slot);
        return folder;
    }

    /// <summary>A UUID that names a step of this folder's demonstration: the same step always has the same one.</summary>
    public string RequestId(string step)
    {
        var bytes = SHA256.HashData(Encoding.UTF8.GetBytes($"{Memory.RunId:N}/{step}")).AsSpan(0, 16);
        bytes[6] = (byte)((bytes[6] & 0x0F) | 0x80);
        bytes[8] = (byte)((bytes[8] & 0x3F) | 0x80);
        return new Guid(bytes, bigEndian: true).ToString();
    }

    public ECDsa OpenIssuerKey()
    {
        var key = ECDsa.Create();
        key.ImportFromPem(System.IO.File.ReadAllText(IssuerKeyPath));
        return key;
    }

    /// <summary>The key with which the party of a slot signs.</summary>
    public SigningKey OpenPartyKey(string slot) => SigningKey.FromPem(System.IO.File.ReadAllText(File($"{slot}.key.pem")));

    /// <summary>Leaves an official's token beside the database, for clients in any language.</summary>
    public void KeepToken(Official official, string token) => WritePrivate(TokenOf(official), token);

    public string TokenPathOf(Official official) => File(TokenOf(official));

    /// <summary>A table that an office takes out of the bridge or into it.</summary>
    public string TablePath(string name) => File(name);

    private static string TokenOf(Official official) => $"{official.Id}.token";

    private static DemoMemory New(int size, IEnumerable<string> slots) => new()
    {
        RunId = Guid.NewGuid(),
        Size = size,
        AppKey = RandomNumberGenerator.GetHexString(64, lowercase: true),
        SlotValues = slots.ToDictionary(slot => slot, _ => RandomNumberGenerator.GetHexString(64, lowercase: true)),
    };

    private void MakeIssuerKey()
    {
        if (System.IO.File.Exists(IssuerPublicKeyPath))
            return;
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        WritePrivate("issuer.key.pem", key.ExportPkcs8PrivateKeyPem());
        System.IO.File.WriteAllText(IssuerPublicKeyPath, key.ExportSubjectPublicKeyInfoPem());
    }

    private void MakeSigningKey(string owner)
    {
        if (!System.IO.File.Exists(File($"{owner}.key.pem")))
            WritePrivate($"{owner}.key.pem", SigningKey.Create("ES256").ToPem());
    }

    // Written beside and moved into place, so that a killed driver leaves the old file or the new one.
    private void WritePrivate(string name, string text)
    {
        var draft = File(name + ".new");
        var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        using (var writer = new StreamWriter(draft, options))
            writer.Write(text);
        System.IO.File.Move(draft, File(name), overwrite: true);
    }

    private string File(string name) => System.IO.Path.Combine(Path, name);
}
