using ChangliBridge.Domain.Rules;

namespace ChangliBridge.Adapter.Endpoints;

/// <summary>Reads resource names: alternating collections and ids (AIP-122).</summary>
internal static class ResourceName
{
    /// <summary>The ids of <paramref name="name"/>, which must be made of <paramref name="collections"/> in order.</summary>
    /// <exception cref="RuleViolation">Naming <paramref name="field"/> and the expected form.</exception>
    public static IReadOnlyList<string> Ids(string name, string field, params string[] collections)
    {
        var faults = new FaultList();
        // A missing name is malformed as well.
        var ids = Read(name, field, faults, collections);
        faults.ThrowIfAny();
        return ids;
    }

    /// <summary>The same of a name that need not be given; none where it is not, or is malformed, which is noted.</summary>
    public static IReadOnlyList<string> Check(string name, string field, FaultList faults, params string[] collections) => name.Length == 0 ? [] : Read(name, field, faults, collections);

    /// <summary>The id of a one-level name.</summary>
    public static string Id(string name, string field, string collection) => Ids(name, field, collection)[0];

    /// <summary>The id of a one-level name inside a list, where a malformed one is left to the rule that looks the id up.</summary>
    public static string Tail(string name, string collection) => name.StartsWith(collection + "/", StringComparison.Ordinal) ? name[(collection.Length + 1)..] : name;

    private static IReadOnlyList<string> Read(string name, string field, FaultList faults, string[] collections)
    {
        var parts = name.Split('/');
        var fits = parts.Length == collections.Length * 2
            && collections.Select((collection, i) => parts[2 * i] == collection && parts[2 * i + 1].Length > 0).All(holds => holds);
        var form = string.Join('/', collections.Select(collection => collection + "/{id}"));
        return faults.Require(fits, new Fault(Rule.FieldMalformed, field, $"“{name}”不是资源名。", $"请写成 {form}。")) ? [.. parts.Where((_, i) => i % 2 == 1)] : [];
    }

    /// <summary>The refusal for something that does not exist or is not shared with the caller: the same words for both.</summary>
    public static RuleViolation Unknown(string name, string field) => new(Rule.Unknown, field, $"没有“{name}”，或未与本部门共享。", "请核对名称。");
}
