using System.Text.Json;
using System.Text.Json.Nodes;
using ChangliBridge.Domain.Drawing;
using ChangliBridge.Domain.Drawing.Evidence;

namespace ChangliBridge.Domain.Tests.Drawing;

/// <summary>A worked example beside the tests, made by another program from the specification.</summary>
internal static class Vector
{
    public static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "vectors");

    public static IEnumerable<string> Names => Directory.EnumerateFiles(Folder, "draw-*.json").Select(file => Path.GetFileName(file)).Order(StringComparer.Ordinal);

    public static string PathOf(string name) => Path.Combine(Folder, name);

    public static JsonObject Json(string name) => JsonNode.Parse(File.ReadAllBytes(PathOf(name)))!.AsObject();

    public static DrawFile Parse(JsonObject json) => DrawFile.Read(JsonSerializer.SerializeToUtf8Bytes(json));

    public static DrawFile Read(string name) => DrawFile.Read(File.ReadAllBytes(PathOf(name)));

    public static DrawOutcome Draw(DrawFile file) => FrozenDraw.Freeze(file.Inputs).Reveal(file.Contributions, file.Replacements);
}
