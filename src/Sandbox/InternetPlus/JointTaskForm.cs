using System.Globalization;
using System.Text.Json;

namespace ChangliBridge.Sandbox.InternetPlus;

/// <summary>What the platform demands of a 联合监管任务 (taskInfo). No validator of it is published: the fields are those of the known sample, what it calls optional is this sandbox's reading.</summary>
internal static class JointTaskForm
{
    private static readonly string[] Required =
    [
        "taskNo", "taskName", "taskStartTime", "initiateUnitNo", "initiateUnitName", "initiateUnitType", "unionDeptNo", "unionDeptName", "unionRegionNo", "unionRegionName",
        "supervisionMatterCode", "inspectContent",
    ];

    /// <summary>The first field that is missing or malformed; null where the message is in order.</summary>
    public static string? Fault(JsonElement body)
    {
        if (!body.TryGetProperty("taskInfo", out var task) || task.ValueKind != JsonValueKind.Object)
            return "taskInfo";
        if (Required.FirstOrDefault(field => !HasText(task, field)) is { } missing)
            return $"taskInfo.{missing}";
        if (!DateOnly.TryParseExact(task.GetProperty("taskStartTime").GetString(), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _))
            return "taskInfo.taskStartTime";
        if (task.GetProperty("unionDeptNo").GetString()!.Split(';').Length != task.GetProperty("unionDeptName").GetString()!.Split(';').Length)
            return "taskInfo.unionDeptName";
        if (!task.GetProperty("supervisionMatterCode").GetString()!.Split(';').All(code => code.Length == 14 && code.All(char.IsAsciiDigit)))
            return "taskInfo.supervisionMatterCode";
        if (!task.TryGetProperty("superviseObjects", out var objects) || objects.ValueKind != JsonValueKind.Object
            || !objects.TryGetProperty("superviseObject", out var list) || list.ValueKind != JsonValueKind.Array)
            return "taskInfo.superviseObjects";
        return list.EnumerateArray().All(one => one.ValueKind == JsonValueKind.Object && HasText(one, "superviseObjectName") && HasText(one, "superviseObjectCode"))
            ? null : "taskInfo.superviseObjects.superviseObject";
    }

    private static bool HasText(JsonElement of, string field) => of.TryGetProperty(field, out var value) && value.ValueKind == JsonValueKind.String && value.GetString()!.Length > 0;
}
