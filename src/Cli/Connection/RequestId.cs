using System.CommandLine;
using System.Security.Cryptography;
using System.Text;
using Grpc.Core;

namespace ChangliBridge.Cli.Connection;

/// <summary>The id under which a change can be repeated (请求编号): the same id with the same request is done once.</summary>
internal static class RequestId
{
    public static readonly Option<string?> Option = Make();

    public static string? Given(ParseResult parsed) => parsed.GetValue(Option);

    public static string GivenOrFresh(ParseResult parsed) => Given(parsed) ?? Guid.NewGuid().ToString();

    /// <summary>Always the same for the same <paramref name="parts"/>; tells nothing of them.</summary>
    public static string From(params string[] parts)
    {
        var digest = SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\u001f', parts.Prepend("changli-cli-request/1"))));
        // RFC 9562, 5.8: version 8, a UUID of one's own making.
        digest[6] = (byte)((digest[6] & 0x0f) | 0x80);
        digest[8] = (byte)((digest[8] & 0x3f) | 0x80);
        return new Guid(digest.AsSpan(0, 16), bigEndian: true).ToString();
    }

    /// <summary>Makes a call that changes something; says under which id to repeat it where its answer was lost.</summary>
    public static async Task<T> SendAsync<T>(Bridge bridge, string requestId, Func<CallOptions, AsyncUnaryCall<T>> call, CancellationToken ct)
    {
        try
        {
            return await call(bridge.Options(ct));
        }
        catch (RpcException lost) when (BridgeRefusal.IsLost(lost))
        {
            await Console.Error.WriteLineAsync($"没有收到答复，不知是否已办理。请用同一请求编号重复本命令，不会重复办理：--request-id {requestId}");
            throw;
        }
    }

    private static Option<string?> Make()
    {
        var option = new Option<string?>("--request-id")
        {
            Description = "请求编号；缺省随机生成，答复丢失时打印出来以便重复 (UUID; the same one repeats the call harmlessly. Fresh by default, printed where the answer was lost)",
            HelpName = "UUID",
        };
        option.Validators.Add(result =>
        {
            if (!Guid.TryParseExact(result.GetValueOrDefault<string>(), "D", out _))
                result.AddError("--request-id 应为 UUID，如 6f1c1a52-6a0e-4a6e-9c57-0d6a8f0f7c11 (is no UUID)");
        });
        return option;
    }
}
