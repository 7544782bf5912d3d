using ChangliBridge.Contract.V1;
using Google.Protobuf;
using Google.Protobuf.Reflection;
using Grpc.Core;
using Grpc.Net.Client;
using Xunit;

namespace ChangliBridge.Adapter.Tests.Hosting;

/// <summary>A client that knows the contract's methods from their descriptors alone and sees answers as bytes.</summary>
internal sealed class GrpcLink(GrpcChannel channel)
{
    private static readonly Marshaller<byte[]> Bytes = Marshallers.Create<byte[]>(bytes => bytes, bytes => bytes);

    /// <summary>Every method of the contract.</summary>
    public static IReadOnlyList<MethodDescriptor> Methods { get; } =
        [.. typeof(PlanServiceReflection).Assembly.GetTypes().Where(type => type.Name.EndsWith("ServiceReflection", StringComparison.Ordinal))
            .Select(type => (FileDescriptor)type.GetProperty("Descriptor")!.GetValue(null)!)
            .SelectMany(file => file.Services).SelectMany(service => service.Methods)];

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    /// <summary>Sends <paramref name="request"/> as it is to the method that takes such a request.</summary>
    public Task<byte[]> SendAsync(string? token, IMessage request)
    {
        var method = Methods.Single(method => method.InputType == request.Descriptor);
        return SendAsync(token, (method.Service.FullName, method.Name), request.ToByteArray());
    }

    public async Task<byte[]> SendAsync(string? token, (string Service, string Method) to, byte[] request)
    {
        var method = new Method<byte[], byte[]>(MethodType.Unary, to.Service, to.Method, Bytes, Bytes);
        using var call = channel.CreateCallInvoker().AsyncUnaryCall(method, null, Options(token), request);
        return await call.ResponseAsync;
    }

    /// <summary>Every message of a server's stream.</summary>
    public async Task<List<byte[]>> StreamAsync(string? token, IMessage request)
    {
        var of = Methods.Single(method => method.InputType == request.Descriptor);
        var method = new Method<byte[], byte[]>(MethodType.ServerStreaming, of.Service.FullName, of.Name, Bytes, Bytes);
        using var call = channel.CreateCallInvoker().AsyncServerStreamingCall(method, null, Options(token), request.ToByteArray());
        var messages = new List<byte[]>();
        await foreach (var message in call.ResponseStream.ReadAllAsync(Ct))
            messages.Add(message);
        return messages;
    }

    /// <summary>Sends a client's stream; what the server no longer listens to is left unsent.</summary>
    public async Task<byte[]> SendStreamAsync(string? token, IReadOnlyList<IMessage> requests)
    {
        var of = Methods.Single(method => method.InputType == requests[0].Descriptor);
        var method = new Method<byte[], byte[]>(MethodType.ClientStreaming, of.Service.FullName, of.Name, Bytes, Bytes);
        using var call = channel.CreateCallInvoker().AsyncClientStreamingCall(method, null, Options(token));
        foreach (var request in requests)
        {
            if (call.ResponseAsync.IsCompleted)
                break;
            await call.RequestStream.WriteAsync(request.ToByteArray(), Ct);
        }
        await call.RequestStream.CompleteAsync();
        return await call.ResponseAsync;
    }

    /// <summary>Puts a fresh request id where the request has none.</summary>
    public static T WithRequestId<T>(T request) where T : IMessage
    {
        if (request.Descriptor.FindFieldByName("request_id") is { } field && (string)field.Accessor.GetValue(request) == "")
            field.Accessor.SetValue(request, Guid.NewGuid().ToString());
        return request;
    }

    private static CallOptions Options(string? token)
    {
        var headers = new Metadata();
        if (token is not null)
            headers.Add("authorization", $"Bearer {token}");
        return new CallOptions(headers, TimeProvider.System.GetUtcNow().UtcDateTime.AddMinutes(2), Ct);
    }
}
