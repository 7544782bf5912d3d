using System.IO.Compression;
using System.Text;

namespace ChangliBridge.Domain.Drawing.Evidence;

/// <summary>Reads the files of a bundle (证据包) and refuses whatever a bundle does not have: other files, doubled ones, folders, sizes beyond reason.</summary>
internal sealed class BundleFiles
{
    /// <summary>All files together; far more than the largest frame of a county needs. A zip bomb stops here.</summary>
    private const long LargestBundle = 1L << 30;

    private readonly SortedDictionary<string, byte[]> _files = new(StringComparer.Ordinal);

    private BundleFiles()
    {
    }

    public byte[] this[string name] => _files[name];

    /// <summary>Opens a zip and checks its list of files.</summary>
    /// <exception cref="FormatException">Naming the file.</exception>
    public static BundleFiles Open(Stream source)
    {
        try
        {
            using var zip = new ZipArchive(source, ZipArchiveMode.Read, leaveOpen: true, Encoding.UTF8);
            var bundle = new BundleFiles();
            foreach (var entry in zip.Entries)
            {
                if (!BundleText.Names.Contains(entry.FullName) && entry.FullName != BundleText.Sums)
                    throw new FormatException($"{entry.FullName} does not belong to a bundle");
                if (!bundle._files.TryAdd(entry.FullName, Read(entry, LargestBundle - bundle._files.Values.Sum(file => (long)file.Length))))
                    throw new FormatException($"{entry.FullName} stands twice");
            }
            var missing = BundleText.Names.Append(BundleText.Sums).Where(name => !bundle._files.ContainsKey(name)).ToList();
            return missing.Count == 0 ? bundle : throw new FormatException($"{string.Join(", ", missing)} missing");
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
        var others = new SortedDictionary<string, byte[]>(_files, StringComparer.Ordinal);
        others.Remove(BundleText.Sums);
        var (found, expected) = (this[BundleText.Sums], BundleText.SumsOf(others));
        if (!found.AsSpan().SequenceEqual(expected))
            throw new FormatException($"SHA256SUMS line {Csv.LineOfDifference(found, expected)}: {others.Keys.ElementAtOrDefault(Csv.LineOfDifference(found, expected) - 1) ?? "more lines than files"}");
    }

    private static byte[] Read(ZipArchiveEntry entry, long room)
    {
        using var stream = entry.Open();
        using var content = new MemoryStream();
        var piece = new byte[81920];
        for (int read; (read = stream.Read(piece)) > 0;)
        {
            if (content.Length + read > room)
                throw new FormatException($"{entry.FullName} makes the bundle larger than {LargestBundle} bytes");
            content.Write(piece, 0, read);
        }
        return content.ToArray();
    }
}
