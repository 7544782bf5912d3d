namespace ChangliBridge.Sync.Platforms.Signing;

/// <summary>Keys of <see cref="SigningKind.Tif"/>.</summary>
internal sealed record TifSigning : SigningProfile
{
    public override SigningKind Kind => SigningKind.Tif;

    /// <summary>The caller's id (paasid).</summary>
    public string PaasId { get; init; } = "";

    /// <summary>The service's id; empty where the gateway asks for none.</summary>
    public string ServiceId { get; init; } = "";

    /// <summary>The caller's token. A secret.</summary>
    public string Token { get; init; } = "";

    /// <summary>A file that holds the token instead of <see cref="Token"/>.</summary>
    public string TokenFile { get; init; } = "";

    /// <summary>How the signature's hex digits are written.</summary>
    public HexCase SignatureCase { get; init; } = HexCase.Lower;

    /// <summary>The token as it is now.</summary>
    public string ReadToken() => Key.Read();

    public override void Check(FaultsOfKeys faults)
    {
        faults.Unless(KeyForms.IsToken(PaasId), "Signing:PaasId", KeyForms.Token);
        faults.Unless(ServiceId.Length == 0 || KeyForms.IsToken(ServiceId), "Signing:ServiceId", KeyForms.Token);
        Key.Check("Signing:Token", faults);
        faults.Unless(Enum.IsDefined(SignatureCase), "Signing:SignatureCase", KeyForms.OneOf<HexCase>());
    }

    private KeySetting Key => new(Token, TokenFile) { Holds = KeyForms.IsToken, MustBe = KeyForms.Token };
}
