namespace ChangliBridge.Domain.Drawing;

/// <summary>参与方公钥: the key with which a department, the supervising office or a witness signs. Old keys stay, for old evidence.</summary>
public sealed class PartyKey
{
    private PartyKey()
    {
    }

    /// <summary>From 1, in the order of registration.</summary>
    public int Number { get; private set; }

    /// <summary>Whose.</summary>
    public string Party { get; private set; } = "";

    /// <summary>The key itself, docs/draw.md section 5; never given to two parties.</summary>
    public string KeyId { get; private set; } = "";

    /// <summary>When it was registered.</summary>
    public DateTimeOffset RegisteredAt { get; private set; }

    /// <summary>When another took its place; null while it is in use.</summary>
    public DateTimeOffset? RetiredAt { get; private set; }

    /// <summary>Registers a key.</summary>
    public static PartyKey Register(int number, string party, string keyId, DateTimeOffset now) =>
        new() { Number = number, Party = party, KeyId = keyId, RegisteredAt = now };

    /// <summary>Another key takes its place; draws already frozen keep this one.</summary>
    public void Retire(DateTimeOffset now) => RetiredAt ??= now;
}
