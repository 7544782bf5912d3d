using System.Text.Json;
using ChangliBridge.Domain.Drawing.Signing;

namespace ChangliBridge.Domain.Drawing.Evidence;

/// <summary>What both kinds of bundle hold (共有证据): header, rule, contributions, signatures, and how they are checked.</summary>
internal sealed class SharedEvidence(BundleFiles files, PublishedKeys? keys)
{
    public DrawHeader Header { get; private set; } = null!;

    public DrawRule Rule { get; private set; } = null!;

    public byte[] Secret { get; private set; } = [];

    public byte[] RosterSalt { get; private set; } = [];

    public byte[] RosterDigest { get; private set; } = [];

    public BundleRecord Record { get; private set; } = new([], []);

    public IReadOnlyList<Contribution> Contributions => [.. Record.Contributions.Select(entry => new Contribution(entry.Name, entry.Value))];

    public static JsonElement ReadJson(BundleFiles files, string name) => Named(name, () => CanonicalJson.ReadStrict(files[name]));

    public static List<IReadOnlyList<string>> ReadCsv(BundleFiles files, string name, string header) => Named(name, () => CsvReader.ReadAll(files[name], header));

    public static T Named<T>(string name, Func<T> read)
    {
        try
        {
            return read();
        }
        catch (FormatException fault)
        {
            throw new FormatException($"{name}: {fault.Message}", fault);
        }
    }

    /// <summary>Reads header, rule, commitment record and seed.</summary>
    /// <exception cref="DrawRefused">Naming every missing or mistyped field.</exception>
    public void Read()
    {
        var faults = new List<DrawFault>();
        Header = DrawJson.ReadHeader(ReadJson(files, "header.json"), faults);
        Rule = DrawJson.ReadRule(ReadJson(files, "rule.json"), faults);
        var seed = new JsonFields(ReadJson(files, "seed.json"), "seed", faults);
        var commitment = new JsonFields(ReadJson(files, "commitment.json"), "commitment", faults);
        Secret = seed.Bytes("secret");
        RosterSalt = files.Kind == BundleKind.Full ? seed.Bytes("rosterSalt") : [];
        RosterDigest = commitment.Bytes("rosterDigest");
        Record = new BundleRecord([.. seed.Objects("contributions").Select(ReadContribution)], [])
        {
            Countersignatures = [.. commitment.Objects("countersignatures").Select(one => new Countersignature(one.Text("party"), one.Text("keyId"), one.Text("signature")))],
            Escrow = commitment.Text("escrow"),
        };
        if (faults.Count > 0)
            throw new DrawRefused(faults);
    }

    public void KeepReasons(IReadOnlyList<string> reasons) => Record = Record with { Reasons = reasons };

    /// <summary>Whether the slots were filled in time, by whom they should be, with what was committed.</summary>
    /// <exception cref="FormatException">Naming the slot.</exception>
    public string CheckContributions(byte[] commitment)
    {
        var faults = ContributionChecks.Of(Header.Slots, Contributions);
        if (faults.Count > 0)
            throw new DrawRefused(faults);
        foreach (var (slot, entry) in Header.Slots.Zip(Record.Contributions))
        {
            CheckTimes(slot, entry);
            CheckSignature(slot, entry, commitment);
        }
        return $"{Record.Contributions.Count} contributions, {Record.Contributions.Count(entry => entry.Signature.Length > 0)} signed";
    }

    /// <summary>Whether every countersignature is of its party's key over the commitment.</summary>
    /// <exception cref="FormatException">Naming the party.</exception>
    public void CheckCountersignatures(byte[] commitment)
    {
        foreach (var one in Record.Countersignatures)
            CheckKey($"commitment.json: the countersignature of {one.Party}", one.Party, one.KeyId, commitment, one.Signature);
    }

    private static BundleContribution ReadContribution(JsonFields entry) => new(entry.Text("name"), entry.Text("value"), entry.Text("committed"), entry.Text("at"))
    {
        KeyId = entry.Text("keyId"),
        Signature = entry.Text("signature"),
    };

    private void CheckTimes(DrawSlot slot, BundleContribution entry)
    {
        // Whole seconds: an honest party may commit in the second of the freeze.
        if (!DrawChecks.IsInstant(entry.At) || string.CompareOrdinal(entry.At, Header.FrozenAt) < 0)
            throw new FormatException($"seed.json: {slot.Name} is dated {entry.At}, before the freeze at {Header.FrozenAt}");
        if (slot.Kind != DrawSlot.Beacon && string.CompareOrdinal(entry.At, slot.Closes) >= 0)
            throw new FormatException($"seed.json: {slot.Name} is dated {entry.At}, not before its close at {slot.Closes}");
        if (slot.Kind == DrawSlot.Beacon && string.CompareOrdinal(entry.At, slot.Closes) < 0)
            throw new FormatException($"seed.json: {slot.Name} is dated {entry.At}, before its round at {slot.Closes}");
    }

    private void CheckSignature(DrawSlot slot, BundleContribution entry, byte[] commitment)
    {
        if (slot.Kind == DrawSlot.Beacon)
        {
            if (entry.Committed.Length + entry.KeyId.Length > 0 || (entry.Signature.Length > 0 && !Assurance.IsDigestOf(entry.Value, entry.Signature)))
                throw new FormatException($"seed.json: the randomness of {slot.Name} is not the digest of its round's signature");
            return;
        }
        var message = SlotCommitment.Of(commitment, slot.Name, entry.Value);
        if (entry.Committed != (slot.Kind == DrawSlot.Committed ? Sha.Hex(message) : ""))
            throw new FormatException($"seed.json: the value of {slot.Name} is not the one that was committed");
        if (entry.KeyId.Length + entry.Signature.Length > 0 || Rule.Keys.ContainsKey(slot.Name))
            CheckKey($"seed.json: the contribution of {slot.Name}", slot.Name, entry.KeyId, message, entry.Signature);
    }

    private void CheckKey(string what, string party, string keyId, byte[] message, string signature)
    {
        if (Rule.Keys.TryGetValue(party, out var bound) && bound != keyId)
            throw new FormatException($"{what} is signed with another key than the rule names");
        if (keys?.Holds(party, keyId) == false)
            throw new FormatException($"{what} is signed with a key that is not published as that party's");
        if (PublicKey.Parse(keyId)?.Verifies(message, signature) != true)
            throw new FormatException($"{what} does not carry the signature of its key");
    }
}
