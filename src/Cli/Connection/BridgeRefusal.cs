using Google.Rpc;
using Grpc.Core;

namespace ChangliBridge.Cli.Connection;

/// <summary>Puts a failed call into words (拒绝说明): the bridge's own zh-CN sentence and every field that it names, or that it cannot be reached.</summary>
internal static class BridgeRefusal
{
    public static string Describe(RpcException refused, Uri address)
    {
        var details = refused.GetRpcStatus();
        if (refused.StatusCode == StatusCode.Unavailable && details is null)
            return $"无法连接网桥 {address}。请确认网桥已启动、地址和网络无误。({refused.Status.Detail})";
        var reason = details?.GetDetail<ErrorInfo>()?.Reason ?? "";
        var faults = details?.GetDetail<BadRequest>()?.FieldViolations.GroupBy(Said).Select(same => (Text: same.Key, Line: Describe(same, reason))).ToList() ?? [];
        var sentences = (details?.GetDetail<LocalizedMessage>()?.Message ?? refused.Status.Detail).Split('\n');
        var about = $"网桥拒绝（{refused.StatusCode}{(reason.Length > 0 ? $"，{reason}" : "")}）：";
        if (faults.Count == 0)
            return about + string.Join("\n  ", sentences);
        // The sentence repeats what stands against each field; here each stands once, with its field, and what the sentence says besides.
        var repeated = sentences.Select(sentence => faults.Exists(fault => fault.Text.Split('\n').Any(line => line.Length > 0 && sentence.EndsWith(line, StringComparison.Ordinal)))).ToList();
        var lead = sentences.TakeWhile((_, i) => !repeated[i]).ToList();
        var rest = sentences.Where((_, i) => i > lead.Count && !repeated[i]);
        List<string> lines = [.. faults.Select(fault => fault.Line), .. rest];
        return lead.Count == 0 && lines.Count == 1 ? about + lines[0] : string.Join("\n  ", lines.Prepend(about + string.Join('\n', lead)));
    }

    /// <summary>Whether the answer was lost on the way, so that nobody can say what became of the call.</summary>
    public static bool IsLost(RpcException fault) => fault.StatusCode switch
    {
        StatusCode.Unavailable or StatusCode.DeadlineExceeded or StatusCode.Cancelled => true,
        StatusCode.Internal or StatusCode.Unknown => fault.Status.DebugException is not null,
        _ => false,
    };

    // The reason again only where it is another than the refusal's own.
    private static string Describe(IGrouping<string, BadRequest.Types.FieldViolation> same, string reason)
    {
        var (fields, reasons) = (same.Select(field => field.Field).Where(field => field.Length > 0).Distinct().ToList(), same.Select(field => field.Reason).Where(other => other.Length > 0 && other != reason).Distinct().ToList());
        return $"{string.Join("、", fields)}{(fields.Count > 0 ? "：" : "")}{same.Key}{(reasons.Count > 0 ? $"（{string.Join("、", reasons)}）" : "")}";
    }

    private static string Said(BadRequest.Types.FieldViolation field) => field.LocalizedMessage?.Message is { Length: > 0 } localized ? localized : field.Description;
}
