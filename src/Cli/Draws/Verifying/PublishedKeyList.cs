using System.Text.Json;
using ChangliBridge.Domain.Drawing.Evidence;

namespace ChangliBridge.Cli.Draws.Verifying;

/// <summary>The bridge's list of published keys (公布的公钥), as <c>/open/v1/keys</c> gives it.</summary>
internal static class PublishedKeyList
{
    /// <exception cref="CommandRefused">It is no such list.</exception>
    public static PublishedKeys Read(byte[] json, string source)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            return new PublishedKeys([.. document.RootElement.GetProperty("keys").EnumerateArray()
                .Select(key => (key.GetProperty("party").GetString()!, key.GetProperty("keyId").GetString()!))]);
        }
        catch (Exception fault) when (fault is JsonException or InvalidOperationException or KeyNotFoundException)
        {
            throw new CommandRefused(ExitCode.DoesNotHold, $"{source} 不是公钥清单，应为 {{\"keys\":[{{\"party\":\"…\",\"keyId\":\"…\"}}]}}：{fault.Message}");
        }
    }
}
