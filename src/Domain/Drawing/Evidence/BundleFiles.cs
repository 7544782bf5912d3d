using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;

namespace ChangliBridge.Domain.Drawing.Evidence;

/// <summary>Reads the files of a bundle (证据包) and refuses whatever a bundle does not have: other files, doubled ones, folders, sizes beyond reason.</summary>
internal sealed class BundleFiles
{
    /// <summary>Hex packs to half; rosters and seats repeat themselves and pack better. What unpacks to more than this is a zip bomb.</summary>
    private const long UnpackedToPacked = 64;
    private const long SmallEnough = 64 << 20;

    private readonly Dictionary<string, byte[]> _files = [];
    private readonly Dictionary<string, byte[]> _digests = [];

    private BundleFiles(BundleKind kind) => Kind = kind;

    /// <summary>Full or sealed, by the names of its files.</summary>
    public BundleKind Kind { get; }

    public byte[] this[string name] => _files[name];

    /// <summary>Opens a zip, checks its list of files and unpacks them on all cores.</summary>
    /// <exception cref="FormatException">Naming the file.</exception>
    public static BundleFiles Open(byte[] bundle)
    {
        try
        {
            using var zip = OpenZip(bundle);
            var names = zip.Entries.Select(entry => entry.FullName).ToList();
            var bundleFiles = new BundleFiles(names.Contains("strata-commitments.csv") ? BundleKind.Sealed : BundleKind.Full);
            CheckNames(names, [.. BundleText.NamesOf(bundleFiles.Kind), BundleText.Sums, BundleText.SumsSignature]);
            CheckSizes(zip, bundle.Length);
            bundleFiles.Unpack(bundle, [.. zip.Entries.OrderByDescending(entry => entry.Length).Select(entry => entry.FullName)]);
            return bundleFiles;
        }
        catch (InvalidDataException fault)
        {
            throw new FormatException($"not a readable zip: {fault.Message}", fault);
        }
    }

    /// <summary>Compares the sums.</summary>
    /// <exception cref="FormatException">Naming the first file that differs.</exception>
    public void CheckSums()
    {
        var others = _digests.Where(file => file.Key is not (BundleText.Sums or BundleText.SumsSignature)).OrderBy(file => file.Key, StringComparer.Ordinal).ToList();
        var (found, expected) = (this[BundleText.Sums], BundleText.SumsOf(others));
        if (found.AsSpan().SequenceEqual(expected))
            return;
        var line = found.AsSpan(0, found.AsSpan().CommonPrefixLength(expected)).Count((byte)'\n');
        throw new FormatException($"SHA256SUMS line {line + 1}: {(line < others.Count ? others[line].Key : "more lines than files")}");
    }

    private static ZipArchive OpenZip(byte[] bundle) => new(new MemoryStream(bundle, writable: false), ZipArchiveMode.Read, leaveOpen: false, Encoding.UTF8);

    private static void CheckNames(List<string> names, List<string> expected)
    {
        if (names.Find(name => !expected.Contains(name)) is { } foreign)
            throw new FormatException($"{foreign} does not belong to a bundle");
        if (names.GroupBy(name => name).FirstOrDefault(group => group.Count() > 1) is { } doubled)
            throw new FormatException($"{doubled.Key} stands twice");
        var missing = expected.Order(StringComparer.Ordinal).Where(name => !names.Contains(name)).ToList();
        if (missing.Count > 0)
            throw new FormatException($"{string.Join(", ", missing)} missing");
    }

    private static void CheckSizes(ZipArchive zip, long packed)
    {
        var most = SmallEnough + UnpackedToPacked * packed;
        if (zip.Entries.FirstOrDefault(entry => entry.Length > Math.Min(most, Array.MaxLength)) is { } huge)
            throw new FormatException($"{huge.FullName} unpacks to {huge.Length} bytes, more than a bundle of {packed} bytes holds");
        if (zip.Entries.Sum(entry => entry.Length) > most)
            throw new FormatException($"the files unpack to more than a bundle of {packed} bytes holds");
    }

    private void Unpack(byte[] bundle, List<string> names)
    {
        var unpacked = new (byte[] Content, byte[] Digest)[names.Count];
        try
        {
            Parallel.For(0, names.Count, i =>
            {
                using var zip = OpenZip(bundle);
                var content = Read(zip.GetEntry(names[i])!);
                unpacked[i] = (content, SHA256.HashData(content));
            });
        }
        catch (AggregateException several)
        {
            throw several.InnerExceptions.FirstOrDefault(fault => fault is FormatException) ?? new FormatException($"not a readable zip: {several.InnerExceptions[0].Message}", several);
        }
        for (var i = 0; i < names.Count; i++)
            (_files[names[i]], _digests[names[i]]) = unpacked[i];
    }

    /// <summary>Unpacks as many bytes as the zip says, no more: what it says was checked.</summary>
    private static byte[] Read(ZipArchiveEntry entry)
    {
        using var stream = entry.Open();
        var content = new byte[entry.Length];
        var read = stream.ReadAtLeast(content, content.Length, throwOnEndOfStream: false);
        return read == content.Length ? content : throw new FormatException($"{entry.FullName} is not as long as the zip says");
    }
}
