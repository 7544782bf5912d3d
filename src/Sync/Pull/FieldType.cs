namespace ChangliBridge.Sync.Pull;

/// <summary>What a field of the contract holds.</summary>
internal enum FieldType
{
    /// <summary>A JSON string: a text, a code, a day or an instant.</summary>
    Text,

    /// <summary>true or false.</summary>
    Flag,

    /// <summary>A JSON number.</summary>
    Number,

    /// <summary>A list of strings.</summary>
    TextList,
}
