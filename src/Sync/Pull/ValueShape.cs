using System.Globalization;
using System.Text.Json;

namespace ChangliBridge.Sync.Pull;

/// <summary>What a value looks like without what it says: a name or an address must not get into a report.</summary>
internal static class ValueShape
{
    /// <summary>Such as <c>string(18)</c>, <c>number</c>, <c>list(3)</c>, <c>object(2)</c>.</summary>
    public static string Of(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => Sized("string", RowValue.Text(value)?.Length ?? 0),
        JsonValueKind.Number => "number",
        JsonValueKind.True or JsonValueKind.False => "flag",
        JsonValueKind.Array => Sized("list", value.GetArrayLength()),
        JsonValueKind.Object => Sized("object", value.GetPropertyCount()),
        _ => "null",
    };

    private static string Sized(string kind, int size) => string.Create(CultureInfo.InvariantCulture, $"{kind}({size})");
}
