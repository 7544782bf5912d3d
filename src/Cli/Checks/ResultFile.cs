using System.CommandLine;
using System.Text.Json;
using Google.Protobuf;
using V1 = ChangliBridge.Contract.V1;

namespace ChangliBridge.Cli.Checks;

/// <summary>A file of results (检查结果文件): JSON with the names of the protos; all of it is read before any of it is sent.</summary>
internal static class ResultFile
{
    public static Argument<FileInfo> Argument() =>
        new("FILE") { Description = "JSON 文件：一条 {\"task\": …, \"inspection_result\": {…}}，或若干条的数组 (one such object, or an array of them)" };

    /// <summary>Rows of a file of one or several.</summary>
    /// <exception cref="CommandRefused">It is no such file; every fault is named.</exception>
    public static async Task<List<ResultRow>> RowsAsync(FileInfo file, CancellationToken ct)
    {
        using var document = await ParseAsync(file, ct);
        JsonElement[] entries = document.RootElement.ValueKind == JsonValueKind.Array ? [.. document.RootElement.EnumerateArray()] : [document.RootElement];
        var faults = new List<string>();
        var rows = entries.Select((entry, index) => Row(entry, index + 1, faults)).ToList();
        if (rows.Count == 0)
            faults.Add("文件中没有检查结果。");
        return faults.Count == 0 ? rows : throw Unusable(file, faults);
    }

    /// <summary>The one result that a file is, such as <c>results show --output json</c> gives.</summary>
    /// <exception cref="CommandRefused">It is none.</exception>
    public static async Task<V1.InspectionResult> SingleAsync(FileInfo file, CancellationToken ct)
    {
        using var document = await ParseAsync(file, ct);
        var faults = new List<string>();
        var result = Result(document.RootElement, "", faults);
        return faults.Count == 0 ? result : throw Unusable(file, faults);
    }

    private static async Task<JsonDocument> ParseAsync(FileInfo file, CancellationToken ct)
    {
        await using var content = file.OpenRead();
        try
        {
            return await JsonDocument.ParseAsync(content, new JsonDocumentOptions { AllowDuplicateProperties = false }, ct);
        }
        catch (JsonException fault)
        {
            throw Unusable(file, [$"不是 JSON：{fault.Message}"]);
        }
    }

    private static ResultRow Row(JsonElement entry, int number, List<string> faults)
    {
        var (at, task, result) = ($"第{number}条 ", (string?)null, (V1.InspectionResult?)null);
        if (entry.ValueKind != JsonValueKind.Object)
        {
            faults.Add($"{at}应为 {{\"task\": …, \"inspection_result\": {{…}}}}。");
            return new ResultRow(number, "", new V1.InspectionResult());
        }
        foreach (var field in entry.EnumerateObject())
        {
            if (field.NameEquals("task"))
                task = field.Value.ValueKind == JsonValueKind.String ? ResourceName.TaskOf(field.Value.GetString()!) : null;
            else if (field.Name is "inspection_result" or "inspectionResult")
                result = Result(field.Value, $"{at}{field.Name}：", faults);
            else
                faults.Add($"{at}{field.Name}：没有这个字段，可用 task 和 inspection_result。");
        }
        if (task is null)
            faults.Add($"{at}task：缺少任务，或不是任务的写法；请写 inspectionTasks/编号，或只写编号。");
        if (result is null)
            faults.Add($"{at}inspection_result：缺少检查结果；请补上。");
        return new ResultRow(number, task ?? "", result ?? new V1.InspectionResult());
    }

    private static V1.InspectionResult Result(JsonElement json, string at, List<string> faults)
    {
        try
        {
            return V1.InspectionResult.Parser.ParseJson(json.GetRawText());
        }
        catch (Exception fault) when (fault is InvalidProtocolBufferException or InvalidJsonException)
        {
            faults.Add($"{at}不是检查结果，字段名和取值见 result_service.proto 的 InspectionResult：{fault.Message}");
            return new V1.InspectionResult();
        }
    }

    private static CommandRefused Unusable(FileInfo file, List<string> faults) =>
        new(ExitCode.DoesNotHold, string.Join("\n  ", faults.Prepend($"{file.Name} 有 {faults.Count} 处错误，一条也未提交：")));
}
