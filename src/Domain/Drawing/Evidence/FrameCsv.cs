using System.Text;

namespace ChangliBridge.Domain.Drawing.Evidence;

/// <summary>Reads the two long files of a bundle (名单文件), one pass over their bytes.</summary>
internal static class FrameCsv
{
    private const int BlindBytes = 16;
    private const int LeafBytes = 32;
    private const int MostStrata = 1000;

    /// <summary>frame.csv: the frame and its blinds, and the first line that is out of order; 0 where none is.</summary>
    /// <exception cref="FormatException">Naming the line.</exception>
    public static (Frame Frame, byte[] Blinds, int Disorder) ReadFrame(ReadOnlySpan<byte> text)
    {
        var rows = Math.Max(0, text.Count((byte)'\n') - 1);
        var (builder, blinds, strata) = (new FrameBuilder(rows), new byte[rows * BlindBytes], new List<(byte[] Utf8, string Name)>());
        var (disorder, row) = (0, 0);
        ReadOnlySpan<byte> previous = [];
        var reader = new CsvReader(text, BundleText.FrameHeader);
        for (; reader.NextRow(); row++)
        {
            var id = reader.Cell();
            builder.Add(id, NameOf(strata, reader.Cell()));
            ReadHex(ref reader, blinds.AsSpan(row * BlindBytes, BlindBytes));
            if (disorder == 0 && row > 0 && id.SequenceCompareTo(previous) < 0)
                disorder = reader.Line;
            previous = id;
        }
        return (builder.Build(), blinds, disorder);
    }

    /// <summary>leaves.csv: ids and leaf hashes, 32 bytes each, in order.</summary>
    /// <exception cref="FormatException">Naming the line, also where ids are not in order or stand twice.</exception>
    public static (Frame Ids, byte[] Leaves) ReadLeaves(ReadOnlySpan<byte> text)
    {
        var rows = Math.Max(0, text.Count((byte)'\n') - 1);
        var (builder, leaves) = (new FrameBuilder(rows), new byte[rows * LeafBytes]);
        var row = 0;
        ReadOnlySpan<byte> previous = [];
        var reader = new CsvReader(text, BundleText.LeavesHeader);
        for (; reader.NextRow(); row++)
        {
            var id = reader.Cell();
            builder.Add(id, "");
            ReadHex(ref reader, leaves.AsSpan(row * LeafBytes, LeafBytes));
            if (row > 0 && id.SequenceCompareTo(previous) <= 0)
                throw new FormatException($"line {reader.Line}: ids stand once each, in the order of their bytes");
            previous = id;
        }
        return (builder.Build(), leaves);
    }

    private static void ReadHex(ref CsvReader reader, Span<byte> bytes)
    {
        var cell = reader.Cell();
        if (cell.Length != bytes.Length * 2 || cell.ContainsAnyInRange((byte)'A', (byte)'F') || Convert.FromHexString(cell, bytes, out _, out _) != System.Buffers.OperationStatus.Done)
            throw new FormatException($"line {reader.Line}: '{Encoding.UTF8.GetString(cell)}' is not {bytes.Length} bytes in hex");
    }

    // A frame has a handful of strata: looking through them is quicker than making a text of each cell.
    private static string NameOf(List<(byte[] Utf8, string Name)> strata, ReadOnlySpan<byte> cell)
    {
        foreach (var (utf8, name) in strata)
        {
            if (cell.SequenceEqual(utf8))
                return name;
        }
        if (strata.Count == MostStrata)
            throw new FormatException($"more than {MostStrata} strata");
        strata.Add((cell.ToArray(), Encoding.UTF8.GetString(cell)));
        return strata[^1].Name;
    }
}
