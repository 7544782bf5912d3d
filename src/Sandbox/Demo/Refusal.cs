using Google.Rpc;
using Grpc.Core;

namespace ChangliBridge.Sandbox.Demo;

/// <summary>Puts a refusal into words: the bridge's own sentence, and every field that it names.</summary>
internal static class Refusal
{
    /// <summary>The rules that it names, as UPPER_SNAKE words.</summary>
    public static IReadOnlyList<string> RulesOf(RpcException refused) =>
        [.. refused.GetRpcStatus()?.GetDetail<BadRequest>()?.FieldViolations.Select(field => field.Reason).Distinct() ?? []];

    public static string Describe(RpcException refused)
    {
        var details = refused.GetRpcStatus();
        var sentence = details?.GetDetail<LocalizedMessage>()?.Message ?? refused.Status.Detail;
        var fields = details?.GetDetail<BadRequest>()?.FieldViolations.Select(field => $"{field.Field}：{field.Description}") ?? [];
        return string.Join("\n   ", fields.Prepend($"{refused.StatusCode}：{sentence}"));
    }
}
