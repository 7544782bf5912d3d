using System.Text.Json;

namespace ChangliBridge.Sync.Pull;

/// <summary>The fields of a row as the contract has them, in the order in which the platform usually writes them.</summary>
internal sealed class RowShape(params IReadOnlyList<FieldShape> fields)
{
    /// <summary>All fields; at most 32, a bit each.</summary>
    public IReadOnlyList<FieldShape> Fields { get; } = fields;

    /// <summary>The bits of the fields that must be there.</summary>
    public uint Required { get; } = fields.Select((field, i) => field.Required ? 1u << i : 0).Aggregate(0u, (all, bit) => all | bit);

    /// <summary>A shape of texts that must be there.</summary>
    public static RowShape Texts(params IEnumerable<string> names) => new([.. names.Select(name => new FieldShape(name, FieldType.Text, true))]);

    /// <summary>With another field, unless the shape has one of that name.</summary>
    public RowShape With(string name, FieldType type, bool required) =>
        Fields.Any(field => field.Name == name) ? this : new([.. Fields, new FieldShape(name, type, required)]);

    /// <summary>Which field a property is; -1 for none. Where the last one stood, the next is likely.</summary>
    public int Find(JsonProperty property, int likely)
    {
        for (var step = 0; step < Fields.Count; step++)
        {
            var i = likely + step < Fields.Count ? likely + step : likely + step - Fields.Count;
            if (Fields[i].Is(property))
                return i;
        }
        return -1;
    }

    /// <summary>Which field has a name of the contract.</summary>
    public int IndexOf(string name)
    {
        for (var i = 0; i < Fields.Count; i++)
        {
            if (Fields[i].Name == name)
                return i;
        }
        throw new ArgumentOutOfRangeException(nameof(name), name, "The shape has no such field.");
    }

    /// <summary>The names of the fields in <paramref name="bits"/>.</summary>
    public IEnumerable<string> NamesOf(uint bits) => Fields.Where((_, i) => (bits & (1u << i)) != 0).Select(field => field.Name);
}
