namespace ChangliBridge.Sync.Platforms.Signing;

/// <summary>Keys of <see cref="SigningKind.GatewayHmac"/>.</summary>
internal sealed record GatewayHmacSigning : SigningProfile
{
    private const int KeyDigits = 64;

    public override SigningKind Kind => SigningKind.GatewayHmac;

    /// <summary>The caller's id (rid).</summary>
    public string AppId { get; init; } = "";

    /// <summary>The service's id (sid).</summary>
    public string ServiceId { get; init; } = "";

    /// <summary>The caller's own key, 32 bytes in hex. A secret: never logged, and set from the environment in production.</summary>
    public string AppKey { get; init; } = "";

    /// <summary>A file that holds the key instead of <see cref="AppKey"/>.</summary>
    public string AppKeyFile { get; init; } = "";

    /// <summary>Path of the call that hands out the secret.</summary>
    public string SecretPath { get; init; } = "auth/secret";

    /// <summary>The caller's key as it is now, in hex.</summary>
    public string ReadAppKey() => Key.Read();

    public override void Check(FaultsOfKeys faults)
    {
        faults.Unless(KeyForms.IsToken(AppId), "Signing:AppId", KeyForms.Token);
        faults.Unless(KeyForms.IsToken(ServiceId), "Signing:ServiceId", KeyForms.Token);
        Key.Check("Signing:AppKey", faults);
        faults.Unless(KeyForms.IsRelativePath(SecretPath), "Signing:SecretPath", KeyForms.RelativePath);
    }

    private KeySetting Key => new(AppKey, AppKeyFile) { Holds = key => KeyForms.IsHex(key, KeyDigits), MustBe = $"must be {KeyDigits} hex digits" };
}
