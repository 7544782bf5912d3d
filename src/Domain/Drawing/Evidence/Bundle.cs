using System.IO.Compression;

namespace ChangliBridge.Domain.Drawing.Evidence;

/// <summary>证据包: everything needed to recompute a draw, in one flat zip.</summary>
public static class Bundle
{
    private static readonly DateTimeOffset ZipEpoch = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>Writes the full bundle of a draw; the same draw gives the same bytes.</summary>
    /// <param name="target">Takes the zip; left open.</param>
    /// <param name="frozen">The frozen draw.</param>
    /// <param name="outcome">Its outcome.</param>
    /// <param name="told">Contributions in slot order, and the reason of each replacement in recorded order.</param>
    public static void Write(Stream target, FrozenDraw frozen, DrawOutcome outcome, (IReadOnlyList<BundleContribution> Contributions, IReadOnlyList<string> Reasons) told)
    {
        var files = BundleText.Of(frozen, outcome, told.Contributions, told.Reasons);
        var sums = BundleText.SumsOf(files);
        using var zip = new ZipArchive(target, ZipArchiveMode.Create, leaveOpen: true);
        foreach (var (name, content) in files.Append(new KeyValuePair<string, byte[]>(BundleText.Sums, sums)))
        {
            var entry = zip.CreateEntry(name, CompressionLevel.Optimal);
            entry.LastWriteTime = ZipEpoch;
            using var stream = entry.Open();
            stream.Write(content);
        }
    }
}
