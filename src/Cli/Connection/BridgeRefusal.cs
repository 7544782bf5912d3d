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
        var sentence = details?.GetDetail<LocalizedMessage>()?.Message ?? refused.Status.Detail;
        var reason = details?.GetDetail<ErrorInfo>()?.Reason ?? "";
        var fields = details?.GetDetail<BadRequest>()?.FieldViolations
            // What concerns no field stands in the sentence already.
            .Where(field => field.Field.Length > 0 || !sentence.Contains(Said(field), StringComparison.Ordinal)).Select(Describe) ?? [];
        return string.Join("\n  ", fields.Prepend($"网桥拒绝（{refused.StatusCode}{(reason.Length > 0 ? $"，{reason}" : "")}）：{sentence}"));
    }

    /// <summary>Whether the answer was lost on the way, so that nobody can say what became of the call.</summary>
    public static bool IsLost(RpcException fault) => fault.StatusCode switch
    {
        StatusCode.Unavailable or StatusCode.DeadlineExceeded or StatusCode.Cancelled => true,
        StatusCode.Internal or StatusCode.Unknown => fault.Status.DebugException is not null,
        _ => false,
    };

    private static string Describe(BadRequest.Types.FieldViolation field) =>
        $"{field.Field}{(field.Field.Length > 0 ? "：" : "")}{Said(field)}{(field.Reason.Length > 0 ? $"（{field.Reason}）" : "")}";

    private static string Said(BadRequest.Types.FieldViolation field) => field.LocalizedMessage?.Message is { Length: > 0 } localized ? localized : field.Description;
}
