using System.Text.Json;

namespace ChangliBridge.Sync.Platforms.Handlers;

/// <summary>Finds a value by names joined by dots.</summary>
internal static class JsonPath
{
    private const string FromTheBeginning = "$.";

    /// <summary>The value, or null where a part is missing, stands in no object, or stands twice: which one was meant nobody knows.</summary>
    public static JsonElement? Find(JsonElement from, string path)
    {
        var at = from;
        foreach (var name in path.Split('.'))
        {
            if (at.ValueKind != JsonValueKind.Object || Count(at, name) != 1)
                return null;
            at = at.GetProperty(name);
        }
        return at;
    }

    /// <summary>Like the other, from <paramref name="whole"/> where the path begins with <c>$.</c>.</summary>
    public static JsonElement? Find(JsonElement whole, JsonElement? part, string path) =>
        path.StartsWith(FromTheBeginning, StringComparison.Ordinal) ? Find(whole, path[FromTheBeginning.Length..])
        : part is { } inside ? Find(inside, path) : null;

    private static int Count(JsonElement element, string name)
    {
        var count = 0;
        foreach (var property in element.EnumerateObject())
            count += property.NameEquals(name) ? 1 : 0;
        return count;
    }
}
