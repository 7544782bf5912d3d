using System.Buffers.Binary;

namespace ChangliBridge.Domain.Drawing.Evidence;

/// <summary>
/// 冻结文件: what was frozen as one object of bytes, kept until the reveal and for ever after. Holds secrets: for the store only.
/// A mark, then parts that each begin with their length (4 bytes, little-endian): header, rule, frame key, roster salt, secret, roster and recusals as CSV,
/// names of the strata as CSV; then the number of targets, and for each its stratum (2 bytes), the length of its id (1 byte) and the id, in frame order.
/// </summary>
public static class FrozenFile
{
    private const string StrataHeader = "name";

    private static ReadOnlySpan<byte> Mark => "changli-frozen/1\n"u8;

    /// <summary>Writes what was frozen. Memory does not grow with the frame.</summary>
    public static void Write(Stream target, DrawInputs inputs)
    {
        target.Write(Mark);
        foreach (var part in new[] { inputs.HeaderJson, inputs.RuleJson, inputs.Secrets.FrameKey, inputs.Secrets.RosterSalt, inputs.Secrets.Secret })
            WritePart(target, part);
        WritePart(target, file => BundleText.WriteRoster(file, inputs.Roster));
        WritePart(target, file => BundleText.WriteRecusals(file, inputs.Recusals));
        WritePart(target, file => BundleText.WriteLines(file, StrataHeader, inputs.Frame.Strata));
        WriteFrame(target, inputs.Frame);
    }

    /// <summary>Reads what <see cref="Write"/> wrote.</summary>
    public static DrawInputs Read(ReadOnlySpan<byte> file)
    {
        if (!file.StartsWith(Mark))
            throw new FormatException("not a frozen draw");
        var rest = file[Mark.Length..];
        var (header, rule) = (NextPart(ref rest).ToArray(), NextPart(ref rest).ToArray());
        var secrets = new DrawSecrets(NextPart(ref rest).ToArray(), NextPart(ref rest).ToArray(), NextPart(ref rest).ToArray());
        var roster = CsvReader.ReadAll(NextPart(ref rest), BundleText.RosterHeader);
        var recusals = CsvReader.ReadAll(NextPart(ref rest), BundleText.RecusalHeader);
        var strata = CsvReader.ReadAll(NextPart(ref rest), StrataHeader);
        return new DrawInputs
        {
            Header = DrawJson.ReadHeader(CanonicalJson.ReadStrict(header)),
            HeaderJson = header,
            Rule = DrawJson.ReadRule(CanonicalJson.ReadStrict(rule)),
            RuleJson = rule,
            Frame = ReadFrame(rest, [.. strata.Select(row => row[0])]),
            Roster = [.. roster.Select(BundleText.ReadInspector)],
            Recusals = [.. recusals.Select(BundleText.ReadRecusal)],
            Secrets = secrets,
        };
    }

    private static void WriteFrame(Stream target, Frame frame)
    {
        var row = new byte[4 + byte.MaxValue];
        BinaryPrimitives.WriteInt32LittleEndian(row, frame.Count);
        target.Write(row, 0, 4);
        for (var i = 0; i < frame.Count; i++)
        {
            var id = frame.IdOf(i);
            BinaryPrimitives.WriteUInt16LittleEndian(row, (ushort)frame.StratumOf(i));
            row[2] = (byte)id.Length;
            id.CopyTo(row.AsSpan(3));
            target.Write(row, 0, 3 + id.Length);
        }
    }

    private static Frame ReadFrame(ReadOnlySpan<byte> rest, string[] strata)
    {
        var count = BinaryPrimitives.ReadInt32LittleEndian(rest);
        var builder = new FrameBuilder(count);
        rest = rest[4..];
        for (var i = 0; i < count; i++)
        {
            int length = rest[2];
            builder.Add(rest.Slice(3, length), strata[BinaryPrimitives.ReadUInt16LittleEndian(rest)]);
            rest = rest[(3 + length)..];
        }
        return builder.Build();
    }

    private static void WritePart(Stream target, Action<Stream> write)
    {
        using var part = new MemoryStream();
        write(part);
        WritePart(target, part.ToArray());
    }

    private static void WritePart(Stream target, ReadOnlySpan<byte> part)
    {
        Span<byte> length = stackalloc byte[4];
        BinaryPrimitives.WriteInt32LittleEndian(length, part.Length);
        target.Write(length);
        target.Write(part);
    }

    private static ReadOnlySpan<byte> NextPart(ref ReadOnlySpan<byte> rest)
    {
        var length = BinaryPrimitives.ReadInt32LittleEndian(rest);
        var part = rest.Slice(4, length);
        rest = rest[(4 + length)..];
        return part;
    }
}
