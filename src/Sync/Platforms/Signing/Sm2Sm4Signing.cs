namespace ChangliBridge.Sync.Platforms.Signing;

/// <summary>Keys of <see cref="SigningKind.Sm2Sm4"/>. What two ends can understand differently has no default.</summary>
internal sealed record Sm2Sm4Signing : SigningProfile
{
    private const int ScalarDigits = 64;
    private const int Sm4Digits = 32;

    public override SigningKind Kind => SigningKind.Sm2Sm4;

    /// <summary>The caller's id.</summary>
    public string AppCode { get; init; } = "";

    /// <summary>The version of the message form.</summary>
    public string Version { get; init; } = "1.0.0";

    /// <summary>The caller's SM2 private number, 64 hex digits. A secret.</summary>
    public string PrivateKey { get; init; } = "";

    /// <summary>A file that holds the number instead of <see cref="PrivateKey"/>.</summary>
    public string PrivateKeyFile { get; init; } = "";

    /// <summary>The platform's SM2 public point in hex, uncompressed (04…) or compressed.</summary>
    public string PlatformKey { get; init; } = "";

    /// <summary>The user id that enters every SM2 signature, of both sides (GB/T 32918.2, 5.5).</summary>
    public string UserId { get; init; } = "";

    /// <summary>How a signature is written.</summary>
    public SignatureForm SignatureForm { get; init; }

    /// <summary>How bytes are written as text: signatures and ciphertext.</summary>
    public BytesForm Encoding { get; init; }

    /// <summary>The mode of SM4.</summary>
    public Sm4Mode CipherMode { get; init; }

    /// <summary>The order of the parts of an SM2 ciphertext; needed where each message has its own SM4 key.</summary>
    public CipherOrder CipherOrder { get; init; }

    /// <summary>An SM4 key that both sides hold, 32 hex digits. A secret. Empty: each message has its own, encrypted by SM2.</summary>
    public string SharedKey { get; init; } = "";

    /// <summary>A file that holds the key instead of <see cref="SharedKey"/>.</summary>
    public string SharedKeyFile { get; init; } = "";

    /// <summary>Whether both sides hold one SM4 key.</summary>
    public bool SharesKey => !Shared.IsEmpty;

    /// <summary>The private number as it is now, in hex.</summary>
    public string ReadPrivateKey() => Private.Read();

    /// <summary>The shared SM4 key as it is now, in hex.</summary>
    public string ReadSharedKey() => Shared.Read();

    public override void Check(FaultsOfKeys faults)
    {
        faults.Unless(KeyForms.IsToken(AppCode), "Signing:AppCode", KeyForms.Token);
        faults.Unless(KeyForms.IsToken(Version), "Signing:Version", KeyForms.Token);
        Private.Check("Signing:PrivateKey", faults);
        faults.Unless(Sm2.IsPublic(PlatformKey), "Signing:PlatformKey", "must be a point of sm2p256v1 in 130 hex digits (04…) or 66 (02…, 03…)");
        faults.Unless(KeyForms.IsToken(UserId), "Signing:UserId", KeyForms.Token);
        faults.Unless(Enum.IsDefined(SignatureForm), "Signing:SignatureForm", KeyForms.OneOf<SignatureForm>());
        faults.Unless(Enum.IsDefined(Encoding), "Signing:Encoding", KeyForms.OneOf<BytesForm>());
        faults.Unless(Enum.IsDefined(CipherMode), "Signing:CipherMode", KeyForms.OneOf<Sm4Mode>());
        if (SharesKey)
            Shared.Check("Signing:SharedKey", faults);
        else
            faults.Unless(Enum.IsDefined(CipherOrder), "Signing:CipherOrder", $"{KeyForms.OneOf<CipherOrder>()}, or give SharedKey");
    }

    private KeySetting Private => new(PrivateKey, PrivateKeyFile) { Holds = Sm2.IsPrivate, MustBe = $"must be {ScalarDigits} hex digits, a private number of sm2p256v1" };

    private KeySetting Shared => new(SharedKey, SharedKeyFile) { Holds = key => KeyForms.IsHex(key, Sm4Digits), MustBe = $"must be {Sm4Digits} hex digits" };
}
