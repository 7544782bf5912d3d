using ChangliBridge.Adapter.Security;
using ChangliBridge.Domain.Rules;
using Grpc.Core;
using Grpc.Core.Interceptors;

namespace ChangliBridge.Adapter.Interceptors;

/// <summary>Lets a call through only where <see cref="Permissions"/> names one of the caller's roles for the method. A method without an entry is closed.</summary>
internal sealed class PermissionInterceptor : Interceptor
{
    public override Task<TResponse> UnaryServerHandler<TRequest, TResponse>(TRequest request, ServerCallContext context, UnaryServerMethod<TRequest, TResponse> continuation)
    {
        Check(context);
        return continuation(request, context);
    }

    public override Task ServerStreamingServerHandler<TRequest, TResponse>(
        TRequest request, IServerStreamWriter<TResponse> responseStream, ServerCallContext context, ServerStreamingServerMethod<TRequest, TResponse> continuation)
    {
        Check(context);
        return continuation(request, responseStream, context);
    }

    public override Task<TResponse> ClientStreamingServerHandler<TRequest, TResponse>(
        IAsyncStreamReader<TRequest> requestStream, ServerCallContext context, ClientStreamingServerMethod<TRequest, TResponse> continuation)
    {
        Check(context);
        return continuation(requestStream, context);
    }

    private static void Check(ServerCallContext context)
    {
        if (Permissions.IsOpen(context.Method))
            return;
        var caller = Caller.Of(context);
        if (caller.Department.Length == 0 || !Permissions.Of(context.Method).Overlaps(caller.Roles))
            throw new RuleViolation(Rule.NotPermitted, "", "您的角色不能进行此操作。", "请由有权限的人员办理。");
    }
}
