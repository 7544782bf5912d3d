using ChangliBridge.Domain.Rules;
using Google.Protobuf;
using Grpc.Core;

namespace ChangliBridge.Adapter.Endpoints;

/// <summary>A request that comes as a stream because of its rows (分段请求): its messages merge into one.</summary>
internal static class StreamedRequest
{
    /// <summary>A county's registers and room beside.</summary>
    private const int MostRows = 200_000;

    public static async Task<T> GatherAsync<T>(IAsyncStreamReader<T> stream, (string Field, Func<T, int> Count) rows, CancellationToken ct) where T : class, IMessage<T>, new()
    {
        var whole = new T();
        while (await stream.MoveNext(ct))
        {
            whole.MergeFrom(stream.Current);
            if (rows.Count(whole) > MostRows)
                throw new RuleViolation(Rule.FieldMalformed, rows.Field, $"一次导入超过{MostRows}行。", "请分部门或分类别导入。");
        }
        return whole;
    }
}
