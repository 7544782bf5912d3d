using ChangliBridge.Adapter.Interceptors;
using Google.Protobuf;
using Google.Rpc;
using Grpc.Core;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Authorization.Policy;

namespace ChangliBridge.Adapter.Security;

/// <summary>Answers a gRPC call that nobody signed with a full error instead of a bare 401: the same words whatever was wrong with the token.</summary>
internal sealed class RefusalAnswer : IAuthorizationMiddlewareResultHandler
{
    private static readonly Google.Rpc.Status NotSignedIn = ErrorAnswer.Make(
        Code.Unauthenticated, "A valid token is required.", "AUTH_REQUIRED", ("caller", "未登录或令牌无效。请用有效的令牌重新登录后再试。"));

    private readonly AuthorizationMiddlewareResultHandler _usual = new();

    public async Task HandleAsync(RequestDelegate next, HttpContext context, AuthorizationPolicy policy, PolicyAuthorizationResult authorizeResult)
    {
        var isGrpc = context.Request.ContentType?.StartsWith("application/grpc", StringComparison.Ordinal) == true;
        if (authorizeResult.Succeeded || !isGrpc)
        {
            await _usual.HandleAsync(next, context, policy, authorizeResult);
            return;
        }
        context.Response.ContentType = "application/grpc";
        context.Response.Headers["grpc-status"] = ((int)StatusCode.Unauthenticated).ToString();
        context.Response.Headers["grpc-message"] = NotSignedIn.Message;
        context.Response.Headers["grpc-status-details-bin"] = Convert.ToBase64String(NotSignedIn.ToByteArray());
    }
}
