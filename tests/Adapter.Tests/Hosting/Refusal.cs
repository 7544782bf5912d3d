using Google.Rpc;
using Grpc.Core;
using Xunit;

namespace ChangliBridge.Adapter.Tests.Hosting;

/// <summary>What a caller learns from a refused call.</summary>
/// <param name="Code">gRPC code.</param>
/// <param name="Reason">Of <c>ErrorInfo</c>.</param>
/// <param name="Origin">Whose fault: bridge, platform, caller.</param>
/// <param name="Text">For people, zh-CN.</param>
/// <param name="Faults">Every faulty field with its reason, as <c>field REASON</c>.</param>
internal sealed record Refusal(StatusCode Code, string Reason, string Origin, string Text, IReadOnlyList<string> Faults)
{
    public static Refusal Of(RpcException fault)
    {
        var status = fault.GetRpcStatus();
        Assert.True(status is not null, $"no details: {fault.Status}");
        Assert.InRange(SizeOf(fault), 0, 8 * 1024);
        var (about, text) = (status.GetDetail<ErrorInfo>(), status.GetDetail<LocalizedMessage>());
        Assert.Equal("changli.inspection", about.Domain);
        Assert.Equal("zh-CN", text.Locale);
        var fields = status.GetDetail<BadRequest>()?.FieldViolations ?? [];
        // A remedy in people's language: each fault says what to do.
        foreach (var field in fields)
        {
            Assert.Matches("(请|无需|只|须|才能|顺序|进行|填报|一个|可用|批次|参与方为)", field.Description);
            Assert.Contains(field.Description, text.Message);
        }
        Assert.Matches("\\p{IsCJKUnifiedIdeographs}", text.Message);
        return new Refusal(fault.StatusCode, about.Reason, about.Metadata["origin"], text.Message, [.. fields.Select(field => $"{field.Field} {field.Reason}")]);
    }

    // As gRPC's C core counts them, which takes 8 KB: 32 octets for each besides its name (RFC 9113, 6.5.2), with those that this client does not show.
    private static int SizeOf(RpcException fault) =>
        "grpc-message".Length + Uri.EscapeDataString(fault.Status.Detail).Length + "grpc-status".Length + 2 + (2 * 32)
        + fault.Trailers.Sum(entry => entry.Key.Length + 32 + (entry.IsBinary ? (entry.ValueBytes.Length + 2) / 3 * 4 : entry.Value.Length));

    /// <summary>Asserts the code, that the caller is at fault, and exactly these faults, each as <c>field REASON</c>.</summary>
    public Refusal Is(StatusCode code, params string[] faults)
    {
        Assert.Equal(faults.Order(StringComparer.Ordinal), Faults.Order(StringComparer.Ordinal));
        Assert.Equal(code, Code);
        Assert.Equal("caller", Origin);
        Assert.Contains(faults, fault => fault.EndsWith(' ' + Reason));
        return this;
    }
}
