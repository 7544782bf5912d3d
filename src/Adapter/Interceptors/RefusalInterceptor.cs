using ChangliBridge.Domain.Rules;
using ChangliBridge.Store;
using Google.Rpc;
using Grpc.Core;
using Grpc.Core.Interceptors;
using Status = Google.Rpc.Status;

namespace ChangliBridge.Adapter.Interceptors;

/// <summary>The one place where exceptions become gRPC errors; none of them carries a secret, a path or a stack.</summary>
internal sealed partial class RefusalInterceptor(ILogger<RefusalInterceptor> logger) : Interceptor
{
    private static readonly TimeSpan RetryDelay = TimeSpan.FromSeconds(2);

    public override async Task<TResponse> UnaryServerHandler<TRequest, TResponse>(TRequest request, ServerCallContext context, UnaryServerMethod<TRequest, TResponse> continuation)
    {
        try
        {
            return await continuation(request, context);
        }
        catch (Exception fault) when (fault is not RpcException)
        {
            throw Translate(fault, context);
        }
    }

    public override async Task ServerStreamingServerHandler<TRequest, TResponse>(
        TRequest request, IServerStreamWriter<TResponse> responseStream, ServerCallContext context, ServerStreamingServerMethod<TRequest, TResponse> continuation)
    {
        try
        {
            await continuation(request, responseStream, context);
        }
        catch (Exception fault) when (fault is not RpcException)
        {
            throw Translate(fault, context);
        }
    }

    public override async Task<TResponse> ClientStreamingServerHandler<TRequest, TResponse>(
        IAsyncStreamReader<TRequest> requestStream, ServerCallContext context, ClientStreamingServerMethod<TRequest, TResponse> continuation)
    {
        try
        {
            return await continuation(requestStream, context);
        }
        catch (Exception fault) when (fault is not RpcException)
        {
            throw Translate(fault, context);
        }
    }

    private RpcException Translate(Exception fault, ServerCallContext context)
    {
        if (fault is RuleViolation violation)
        {
            Refused(context.Method, RuleAnswer.ReasonOf(violation.Faults[0].Rule), violation.Faults.Count);
            return RuleAnswer.Make(violation).ToRpcException();
        }
        if (fault is OperationCanceledException && context.CancellationToken.IsCancellationRequested)
            return new RpcException(new Grpc.Core.Status(StatusCode.Cancelled, "The caller gave up; repeat with the same request_id."));
        return Fault(fault, context).ToRpcException();
    }

    private Status Fault(Exception fault, ServerCallContext context)
    {
        switch (StoreFaults.Of(fault))
        {
            case StoreFault.Full:
                Broken(context.Method, "STORE_FULL", fault.GetType().Name);
                return ErrorAnswer.Make(Code.ResourceExhausted, "The database's disk is full; nothing was stored.", "STORE_FULL", ("bridge", "数据库磁盘已满，未保存任何内容。请联系运维清理磁盘后，用同一请求编号重试。"));
            case StoreFault.Damaged:
                Broken(context.Method, "STORE_DAMAGED", fault.GetType().Name);
                return ErrorAnswer.Make(Code.DataLoss, "The database is damaged; nothing was stored.", "STORE_DAMAGED", ("bridge", "数据库内容已损坏，未保存任何内容。请联系运维停止服务、检查磁盘并恢复备份；恢复后用同一请求编号重试。"));
            case StoreFault.Stale:
                return ErrorAnswer.Make(Code.Aborted, "The row changed meanwhile; read it again.", "STALE", ("caller", "数据已被他人修改。请刷新后重试。"));
            case StoreFault.Unavailable:
                Broken(context.Method, "STORE_UNAVAILABLE", fault.GetType().Name);
                return ErrorAnswer.Make(Code.Unavailable, "The database does not answer; repeat with the same request_id.", "STORE_UNAVAILABLE", ("bridge", "数据库暂时无法访问。请稍后用同一请求编号重试。")).After(RetryDelay);
            default:
                var correlation = Guid.NewGuid().ToString("N");
                Unexpected(fault, context.Method, correlation);
                return ErrorAnswer.Make(Code.Internal, $"The bridge failed; correlation id {correlation}.", "INTERNAL", ("bridge", $"系统内部错误，编号{correlation}。请联系运维。"));
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "{Method} refused: {Reason} ({Faults} faults)")]
    private partial void Refused(string method, string reason, int faults);

    [LoggerMessage(Level = LogLevel.Error, Message = "{Method} failed: {Reason} ({Kind})")]
    private partial void Broken(string method, string reason, string kind);

    [LoggerMessage(Level = LogLevel.Error, Message = "{Method} failed, correlation {Correlation}")]
    private partial void Unexpected(Exception fault, string method, string correlation);
}
