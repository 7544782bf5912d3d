using System.Text;
using System.Text.Json;

namespace ChangliBridge.Sync.Pull;

/// <summary>One field of a row as the contract has it.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Type">What it holds.</param>
/// <param name="Required">Whether it may not be missing or null.</param>
internal sealed record FieldShape(string Name, FieldType Type, bool Required)
{
    private readonly byte[] _name = Encoding.UTF8.GetBytes(Name);

    /// <summary>Whether a property is this field.</summary>
    public bool Is(JsonProperty property) => property.NameEquals(_name);

    /// <summary>Whether a value has the field's type.</summary>
    public bool Fits(JsonValueKind kind) => Type switch
    {
        FieldType.Text => kind == JsonValueKind.String,
        FieldType.Flag => kind is JsonValueKind.True or JsonValueKind.False,
        FieldType.Number => kind == JsonValueKind.Number,
        _ => kind == JsonValueKind.Array,
    };
}
