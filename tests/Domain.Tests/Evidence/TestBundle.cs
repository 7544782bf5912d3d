using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using ChangliBridge.Contract.Signing;
using ChangliBridge.Domain.Drawing;
using ChangliBridge.Domain.Drawing.Evidence;
using ChangliBridge.Domain.Tests.Drawing;

namespace ChangliBridge.Domain.Tests.Evidence;

/// <summary>Evidence bundles, good ones and such that somebody laid hands on.</summary>
internal static class TestBundle
{
    private const string Sums = "SHA256SUMS";
    private const string SumsSignature = "SHA256SUMS.sig";

    /// <summary>The small draw with one replacement.</summary>
    public static byte[] Good()
    {
        var seat = SmallDraw.Frozen.Reveal(SmallDraw.Contributions, []).Assignments[0];
        return Of(SmallDraw.Inputs, SmallDraw.Contributions, [new ReplacementRequest(seat.Target, seat.Department, seat.Inspector)]);
    }

    /// <summary>The same draw for everyone.</summary>
    public static byte[] GoodSealed()
    {
        var seat = SmallDraw.Frozen.Reveal(SmallDraw.Contributions, []).Assignments[0];
        return Of(SmallDraw.Inputs, SmallDraw.Contributions, [new ReplacementRequest(seat.Target, seat.Department, seat.Inspector)], BundleKind.Sealed);
    }

    /// <summary>A draw whose parties all contributed in the second of the freeze, signed where the rule has their keys.</summary>
    public static byte[] Of(DrawInputs inputs, IReadOnlyList<Contribution> contributions, IReadOnlyList<ReplacementRequest> replacements, BundleKind kind = BundleKind.Full)
    {
        var frozen = FrozenDraw.Freeze(inputs);
        var record = RecordOf(frozen, contributions) with { Reasons = [.. replacements.Select((_, i) => $"出差,\"第{i + 1}次\"")] };
        using var stream = new MemoryStream();
        Bundle.Write(stream, kind, (frozen, frozen.Reveal(contributions, replacements), record), Sign(TestKeys.Bridge));
        return stream.ToArray();
    }

    /// <summary>What honest parties leave behind.</summary>
    public static BundleRecord RecordOf(FrozenDraw frozen, IReadOnlyList<Contribution> contributions) =>
        new([.. frozen.Inputs.Header.Slots.Zip(contributions, (slot, contribution) => Told(frozen, slot, contribution))], []);

    public static Func<byte[], BundleSignature> Sign(SigningKey key) => sums => new BundleSignature(key.KeyId, key.Algorithm, key.Sign(sums));

    public static SortedDictionary<string, byte[]> Open(byte[] bundle)
    {
        var files = new SortedDictionary<string, byte[]>(StringComparer.Ordinal);
        using var zip = new ZipArchive(new MemoryStream(bundle));
        foreach (var entry in zip.Entries)
        {
            using var stream = entry.Open();
            using var content = new MemoryStream();
            stream.CopyTo(content);
            files.Add(entry.FullName, content.ToArray());
        }

        return files;
    }

    /// <summary>Writes the sums anew and signs them with a key of his own, as a careful forger does.</summary>
    public static void Sum(SortedDictionary<string, byte[]> files)
    {
        files[Sums] = Encoding.UTF8.GetBytes(string.Concat(
            files.Where(file => file.Key is not (Sums or SumsSignature)).Select(file => $"{Convert.ToHexStringLower(SHA256.HashData(file.Value))}  {file.Key}\n")));
        var signature = Sign(TestKeys.Mzj)(files[Sums]);
        files[SumsSignature] = CanonicalJson.Canonicalise(new Dictionary<string, object> { ["keyId"] = signature.KeyId, ["algorithm"] = signature.Algorithm, ["signature"] = signature.Signature });
    }

    public static byte[] Zip(IEnumerable<KeyValuePair<string, byte[]>> files)
    {
        using var stream = new MemoryStream();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, content) in files)
            {
                using var entry = zip.CreateEntry(name).Open();
                entry.Write(content);
            }
        }

        return stream.ToArray();
    }

    public static IReadOnlyList<VerificationStep> Verify(byte[] bundle) => BundleVerifier.Verify(bundle);

    /// <summary>The step that failed, empty where all hold. Nothing is checked after a failure.</summary>
    public static string FailureOf(byte[] bundle)
    {
        var steps = Verify(bundle);
        return steps.All(step => step.Holds) ? "" : steps.Take(steps.Count - 1).All(step => step.Holds) ? steps[^1].Name : throw new InvalidOperationException("steps after a failure");
    }

    public static string Text(this SortedDictionary<string, byte[]> files, string name) => Encoding.UTF8.GetString(files[name]);

    /// <summary>Replaces the first <paramref name="old"/>, which must be there.</summary>
    public static void Swap(this SortedDictionary<string, byte[]> files, string name, string old, string with)
    {
        var text = files.Text(name);
        var at = text.IndexOf(old, StringComparison.Ordinal);
        files[name] = at < 0 || old == with
            ? throw new InvalidOperationException($"{name} does not hold {old}")
            : Encoding.UTF8.GetBytes($"{text[..at]}{with}{text[(at + old.Length)..]}");
    }

    /// <summary>Changes the lines of a CSV, its header apart.</summary>
    public static void Rows(this SortedDictionary<string, byte[]> files, string name, Func<List<string>, IEnumerable<string>> change)
    {
        var lines = files.Text(name).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        files[name] = Encoding.UTF8.GetBytes(string.Concat(change([.. lines.Skip(1)]).Prepend(lines[0]).Select(line => line + "\n")));
    }

    /// <summary>Changes a field of a JSON file and writes it canonically again.</summary>
    public static void Field(this SortedDictionary<string, byte[]> files, string name, Action<System.Text.Json.Nodes.JsonObject> change)
    {
        var json = System.Text.Json.Nodes.JsonNode.Parse(files[name])!.AsObject();
        change(json);
        files[name] = CanonicalJson.Canonicalise(System.Text.Json.JsonSerializer.SerializeToElement(json));
    }

    private static BundleContribution Told(FrozenDraw frozen, DrawSlot slot, Contribution contribution)
    {
        var message = SlotCommitment.Of(frozen.Commitment, slot.Name, contribution.Value);
        var signs = slot.Kind != DrawSlot.Beacon && frozen.Inputs.Rule.Keys.ContainsKey(slot.Name);
        return new BundleContribution(
            slot.Name, contribution.Value, slot.Kind == DrawSlot.Committed ? Convert.ToHexStringLower(message) : "", slot.Kind == DrawSlot.Beacon ? slot.Closes : frozen.Inputs.Header.FrozenAt)
        {
            KeyId = signs ? TestKeys.Of(slot.Name).KeyId : "",
            Signature = signs ? TestKeys.Of(slot.Name).Sign(message) : "",
        };
    }
}
