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
        var permitted = Permissions.Of(context.Method);
        var faults = new FaultList();
        faults.Require(caller.Department.Length > 0, new Fault(Rule.NotPermitted, "", "令牌没有写明部门。", "请换用写明部门的令牌。"));
        faults.Require(permitted.Overlaps(caller.Roles), new Fault(Rule.NotPermitted, "", "您的角色不能进行此操作。", permitted.Count > 0 ? $"请由以下角色的人员办理：{string.Join("、", permitted.Order().Select(Title))}。" : "请联系运维。"));
        faults.ThrowIfAny();
    }

    private static string Title(Role role) => role switch
    {
        Role.Clerk => "经办（clerk）",
        Role.Approver => "审批（approver）",
        Role.Operator => "运维（operator）",
        _ => "县双随机办（supervisor）",
    };
}
