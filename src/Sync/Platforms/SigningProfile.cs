namespace ChangliBridge.Sync.Platforms;

/// <summary>Profile part <c>Signing</c>.</summary>
internal sealed record SigningProfile
{
    /// <summary>The family.</summary>
    public SigningKind Kind { get; init; }

    /// <summary>The caller's id (rid).</summary>
    public string AppId { get; init; } = "";

    /// <summary>The service's id (sid).</summary>
    public string ServiceId { get; init; } = "";

    /// <summary>The caller's own key, 32 bytes in hex. A secret: never logged, and set from the environment in production.</summary>
    public string AppKey { get; init; } = "";

    /// <summary>Path of the call that hands out the secret.</summary>
    public string SecretPath { get; init; } = "auth/secret";

    /// <summary>Says everything but the key: options are printed where things go wrong.</summary>
    public override string ToString() => $"{Kind} {AppId} {ServiceId}";
}
