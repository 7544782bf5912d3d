namespace ChangliBridge.Domain.Results;

/// <summary>字典项: one code of a dictionary.</summary>
/// <param name="Code">The code, compared as a whole token.</param>
/// <param name="Label">What it means, zh-CN.</param>
public sealed record DictionaryEntry(string Code, string Label);
