using System.Security.Claims;

namespace ChangliBridge.Adapter.Security;

/// <summary>Who a believed token speaks for: its claims are read once, not on every call.</summary>
internal sealed class CallerPrincipal(ClaimsIdentity identity) : ClaimsPrincipal(identity)
{
    /// <summary>The caller that the claims name.</summary>
    public Caller Caller { get; } = new(
        identity.FindFirst("sub")?.Value ?? "",
        identity.FindFirst("department")?.Value ?? "",
        identity.FindAll("roles").Select(claim => Enum.TryParse<Role>(claim.Value, ignoreCase: true, out var role) ? role : (Role?)null).OfType<Role>().ToHashSet());
}
