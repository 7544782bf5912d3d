using System.Text.Json;

namespace ChangliBridge.Domain.Drawing.Evidence;

/// <summary>冻结文件: what was frozen as one object of bytes, kept until the reveal and for ever after. Holds secrets: for the store only.</summary>
public static class FrozenFile
{
    /// <summary>Writes <paramref name="inputs"/> in the form of a <see cref="DrawFile"/> without contributions.</summary>
    public static byte[] Write(DrawInputs inputs)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream))
        {
            json.WriteStartObject();
            json.WriteString("frame_key", Sha.Hex(inputs.Secrets.FrameKey));
            json.WriteString("roster_salt", Sha.Hex(inputs.Secrets.RosterSalt));
            json.WriteString("secret", Sha.Hex(inputs.Secrets.Secret));
            json.WritePropertyName("header");
            json.WriteRawValue(inputs.HeaderJson);
            json.WritePropertyName("rule");
            json.WriteRawValue(inputs.RuleJson);
            WriteRows(json, "frame", inputs.Frame.Select(entry => new[] { entry.Id, entry.Stratum }));
            json.WriteStartArray("roster");
            foreach (var inspector in inputs.Roster)
                WriteInspector(json, inspector);
            json.WriteEndArray();
            WriteRows(json, "recusals", inputs.Recusals.Select(recusal => new[] { recusal.Inspector, recusal.Target }));
            WriteRows(json, "contributions", []);
            WriteRows(json, "replacements", []);
            json.WriteEndObject();
        }
        return stream.ToArray();
    }

    /// <summary>Reads what <see cref="Write"/> wrote.</summary>
    public static DrawInputs Read(byte[] file) => DrawFile.Read(file).Inputs;

    private static void WriteInspector(Utf8JsonWriter json, RosterEntry inspector)
    {
        json.WriteStartObject();
        json.WriteString("id", inspector.Id);
        json.WriteString("department", inspector.Department);
        json.WriteString("valid_until", inspector.ValidUntil);
        json.WriteStartArray("tags");
        foreach (var tag in inspector.Tags)
            json.WriteStringValue(tag);
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteRows(Utf8JsonWriter json, string name, IEnumerable<string[]> rows)
    {
        json.WriteStartArray(name);
        foreach (var row in rows)
        {
            json.WriteStartArray();
            foreach (var cell in row)
                json.WriteStringValue(cell);
            json.WriteEndArray();
        }
        json.WriteEndArray();
    }
}
