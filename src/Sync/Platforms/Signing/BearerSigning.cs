namespace ChangliBridge.Sync.Platforms.Signing;

/// <summary>Keys of <see cref="SigningKind.Bearer"/>: a token that is given, or what it takes to fetch one (RFC 6749, section 4.4).</summary>
internal sealed record BearerSigning : SigningProfile
{
    public override SigningKind Kind => SigningKind.Bearer;

    /// <summary>The token. A secret. Empty where one is fetched.</summary>
    public string Token { get; init; } = "";

    /// <summary>A file that holds the token instead of <see cref="Token"/>.</summary>
    public string TokenFile { get; init; } = "";

    /// <summary>Path of the call that hands out a token; empty where one is given.</summary>
    public string TokenPath { get; init; } = "";

    /// <summary>Who asks for a token.</summary>
    public string ClientId { get; init; } = "";

    /// <summary>What proves it. A secret.</summary>
    public string ClientSecret { get; init; } = "";

    /// <summary>A file that holds the secret instead of <see cref="ClientSecret"/>.</summary>
    public string ClientSecretFile { get; init; } = "";

    /// <summary>Where the reply has the token: names joined by dots.</summary>
    public string TokenAt { get; init; } = "access_token";

    /// <summary>Where the reply has the token's life in seconds.</summary>
    public string LifetimeAt { get; init; } = "expires_in";

    /// <summary>Whether a token is fetched.</summary>
    public bool Fetches => TokenPath.Length > 0;

    /// <summary>The given token as it is now.</summary>
    public string ReadToken() => Given.Read();

    /// <summary>The client's secret as it is now.</summary>
    public string ReadClientSecret() => Client.Read();

    public override void Check(FaultsOfKeys faults)
    {
        if (!Fetches)
        {
            Given.Check("Signing:Token", faults);
            faults.Unless(ClientId.Length == 0, "Signing:ClientId", "is only for a token that is fetched: give TokenPath too, or remove it");
            faults.Unless(Client.IsEmpty, "Signing:ClientSecret", "is only for a token that is fetched: give TokenPath too, or remove it");
            return;
        }
        faults.Unless(KeyForms.IsRelativePath(TokenPath), "Signing:TokenPath", KeyForms.RelativePath);
        faults.Unless(Given.IsEmpty, "Signing:Token", "is given and TokenPath too: keep one of them");
        faults.Unless(KeyForms.IsToken(ClientId), "Signing:ClientId", KeyForms.Token);
        Client.Check("Signing:ClientSecret", faults);
        faults.Unless(TokenAt.Length > 0, "Signing:TokenAt", "must name a property");
        faults.Unless(LifetimeAt.Length > 0, "Signing:LifetimeAt", "must name a property");
    }

    private KeySetting Given => new(Token, TokenFile) { Holds = KeyForms.IsToken, MustBe = KeyForms.Token };

    private KeySetting Client => new(ClientSecret, ClientSecretFile) { Holds = KeyForms.IsToken, MustBe = KeyForms.Token };
}
