namespace ChangliBridge.Sync.Platforms.Signing;

/// <summary>Profile part <c>Signing</c>: who the bridge is to the platform. Each family has its own keys, and knows no others.</summary>
internal abstract record SigningProfile
{
    /// <summary>The family.</summary>
    public abstract SigningKind Kind { get; }

    /// <summary>Reports every key whose value is missing or wrong.</summary>
    public abstract void Check(FaultsOfKeys faults);

    /// <summary>The empty section of a family; null where there is no such family.</summary>
    public static SigningProfile? Of(SigningKind kind) => kind switch
    {
        SigningKind.GatewayHmac => new GatewayHmacSigning(),
        SigningKind.Tif => new TifSigning(),
        SigningKind.Sm2Sm4 => new Sm2Sm4Signing(),
        SigningKind.Bearer => new BearerSigning(),
        _ => null,
    };

    /// <summary>Says the family and nothing else: options are printed where things go wrong.</summary>
    public sealed override string ToString() => Kind.ToString();
}
