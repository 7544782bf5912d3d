using System.IO.Compression;
using System.Security.Cryptography;

namespace ChangliBridge.Domain.Drawing.Evidence;

/// <summary>证据包: everything needed to recompute a draw, or all that everyone may have of it, in one flat zip.</summary>
public static class Bundle
{
    private static readonly DateTimeOffset ZipEpoch = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>Writes a bundle; the same draw and signature give the same bytes. Memory does not grow with the frame.</summary>
    /// <param name="target">Takes the zip; left open. Need not be seekable.</param>
    /// <param name="kind">Which files.</param>
    /// <param name="draw">The frozen draw, its outcome and what people did around it.</param>
    /// <param name="sign">Signs the bytes of SHA256SUMS with the bridge's key.</param>
    public static void Write(Stream target, BundleKind kind, (FrozenDraw Frozen, DrawOutcome Outcome, BundleRecord Record) draw, Func<byte[], BundleSignature> sign)
    {
        using var zip = new ZipArchive(target, ZipArchiveMode.Create, leaveOpen: true);
        var digests = new Dictionary<string, byte[]>();
        foreach (var (name, write) in BundleText.Of(kind, draw.Frozen, draw.Outcome, draw.Record))
            digests[name] = Add(zip, name, write);
        var sums = BundleText.SumsOf(digests);
        Add(zip, BundleText.Sums, file => file.Write(sums));
        Add(zip, BundleText.SumsSignature, file => file.Write(BundleText.SignatureFile(sign(sums))));
    }

    /// <summary>The leaves of a frozen draw, as they are disclosed before the seed is known: <c>leaves.csv</c> of its bundle.</summary>
    public static void WriteLeaves(Stream target, FrozenDraw frozen) => BundleText.WriteLeaves(target, frozen.Frame);

    private static byte[] Add(ZipArchive zip, string name, Action<Stream> write)
    {
        // Hex has four bits a letter and nothing else to find: the fastest level packs it as well as any.
        var entry = zip.CreateEntry(name, CompressionLevel.Fastest);
        entry.LastWriteTime = ZipEpoch;
        using var file = entry.Open();
        using var hash = SHA256.Create();
        using var hashed = new CryptoStream(file, hash, CryptoStreamMode.Write);
        write(hashed);
        hashed.FlushFinalBlock();
        return hash.Hash!;
    }
}
