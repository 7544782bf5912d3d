namespace ChangliBridge.Sync.Platforms;

/// <summary>What a dictionary must be, so that every record comes back as it was sent.</summary>
internal static class DictionaryRules
{
    public static void Check(string key, DictionaryProfile dictionary, IReadOnlyDictionary<string, string> operations, FaultsOfKeys faults)
    {
        faults.Unless(dictionary.List.Length > 0, $"{key}:List", "must be the code list's id and version, such as hebei-result/2023");
        faults.Unless(dictionary.Field.Length > 0, $"{key}:Field", "must name the field that holds the codes");
        faults.Unless(dictionary.Operations.Count > 0 && dictionary.Operations.All(operation => operation != Operations.LookUp && operations.ContainsKey(operation)),
            $"{key}:Operations", $"must hold operations; known here are {string.Join(", ", operations.Keys.Where(operation => operation != Operations.LookUp))}");
        faults.Unless(dictionary.Codes.Count > 0 && dictionary.Codes.All(code => code.Key.Length > 0 && code.Value.Length > 0), $"{key}:Codes", "must give each code the platform's");
        foreach (var twice in dictionary.Codes.GroupBy(code => code.Value).Where(group => group.Count() > 1))
            faults.Unless(false, $"{key}:Codes", $"gives {string.Join(" and ", twice.Select(code => code.Key))} the same code '{twice.Key}', which could not be read back");
        faults.Unless(dictionary.Separator.Length == 0 || !dictionary.Codes.Values.Any(code => code.Contains(dictionary.Separator, StringComparison.Ordinal)),
            $"{key}:Separator", "stands inside a code");
    }

    /// <summary>Two dictionaries for one field must be for two lists that the records name.</summary>
    public static void CheckTogether(IDictionary<string, DictionaryProfile> dictionaries, FaultsOfKeys faults)
    {
        var fields = dictionaries.SelectMany(entry => entry.Value.Operations.Select(operation => (entry.Key, entry.Value, Operation: operation)))
            .GroupBy(entry => (entry.Operation, entry.Value.Field)).Where(group => group.Count() > 1);
        foreach (var field in fields)
        {
            var told = field.All(entry => entry.Value.ListField.Length > 0 && entry.Value.ListField == field.First().Value.ListField)
                && field.Select(entry => entry.Value.List).Distinct().Count() == field.Count();
            faults.Unless(told, $"Dictionaries:{field.Last().Key}", $"and Dictionaries:{field.First().Key} are both for {field.Key.Field} of {field.Key.Operation}: give each another List and the same ListField");
        }
    }
}
