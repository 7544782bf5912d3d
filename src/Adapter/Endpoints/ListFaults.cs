using ChangliBridge.Adapter.County;
using ChangliBridge.Adapter.Security;
using ChangliBridge.Domain.Rules;

namespace ChangliBridge.Adapter.Endpoints;

/// <summary>
/// Checks what a list is narrowed by (筛选条件), every fault at once: a word that no row can carry would answer an empty list, as if there were nothing.
/// What is open, such as a business key, narrows to whatever there is.
/// </summary>
internal static class ListFaults
{
    /// <summary>Notes a word that is given and is none of a closed list.</summary>
    public static void RequireWord(this FaultList faults, string field, string given, IEnumerable<string> words) => faults.RequireKnown(field, given, words.Contains(given), words);

    /// <summary>Notes a word that is given and is not <paramref name="known"/>, neither among the present <paramref name="words"/> nor in what is kept from earlier.</summary>
    public static void RequireKnown(this FaultList faults, string field, string given, bool known, IEnumerable<string> words) =>
        faults.Require(given.Length == 0 || known, new Fault(Rule.FieldMalformed, field, $"没有“{given}”。", words.Any() ? $"请填{string.Join("、", words)}之一；不填则不筛选。" : "请去掉此条件。"));

    /// <summary>Notes a number that is no value of its enum.</summary>
    public static void RequireValue<TEnum>(this FaultList faults, string field, TEnum given)
        where TEnum : struct, Enum =>
        faults.Require(Enum.IsDefined(given), new Fault(Rule.FieldMalformed, field, $"没有值{given:D}。", "请用接口说明所列的值，或不填写。"));

    /// <summary>The id of a department or of 县双随机办, by its name or short; empty where none is given. One that the county does not have is noted.</summary>
    public static string Department(this FaultList faults, string field, string name, CountyLists county) =>
        faults.Department(field, name, [.. county.Departments.Keys.Append(county.SupervisingOffice.Id).Distinct()]);

    /// <summary>The same of a department that inspects: of 县双随机办 nothing is counted.</summary>
    public static string InspectingDepartment(this FaultList faults, string field, string name, CountyLists county) => faults.Department(field, name, [.. county.Departments.Keys]);

    private static string Department(this FaultList faults, string field, string name, IReadOnlyList<string> known)
    {
        var id = ResourceName.Tail(name, "departments");
        faults.Require(name.Length == 0 || known.Contains(id), new Fault(Rule.FieldMalformed, field, $"没有部门“{name}”。", $"请填{string.Join("、", known.Select(own => $"departments/{own}"))}之一；不填则不筛选。"));
        return id;
    }

    /// <summary>The department whose rows are meant: the caller's own unless somebody who reads all names another.</summary>
    public static string OwnDepartment(this FaultList faults, string field, string name, (Caller Caller, CountyLists County) of)
    {
        var department = name.Length == 0 ? of.Caller.Department : faults.Department(field, name, of.County);
        // One that there is not is told as that alone.
        faults.Require(of.Caller.ReadsAll || department == of.Caller.Department || !of.County.Departments.ContainsKey(department), Caller.Foreign(field));
        return department;
    }

    /// <summary>What <paramref name="reading"/> finds. Its refusal names what was noted before as well.</summary>
    public static async Task<T> WithAsync<T>(this FaultList faults, Func<CancellationToken, Task<T>> reading, CancellationToken ct)
    {
        T found;
        try
        {
            found = await reading(ct);
        }
        catch (RuleViolation further) when (faults.Any)
        {
            throw new RuleViolation([.. further.Faults, .. faults.All]);
        }
        faults.ThrowIfAny();
        return found;
    }
}
