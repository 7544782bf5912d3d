using System.Security.Cryptography;
using System.Text;

namespace ChangliBridge.Store.Audit;

/// <summary>One link of the audit chain (审计记录): who did what to which resource, bound to the entry before it by its hash.</summary>
public sealed class AuditEntry
{
    /// <summary>The hash before the first entry.</summary>
    public static readonly string NoHash = new('0', 64);

    /// <summary>From 1, without gaps.</summary>
    public long Sequence { get; private set; }

    /// <summary>When, by the bridge's clock.</summary>
    public DateTimeOffset At { get; private set; }

    /// <summary>Who: caller and department, or "bridge".</summary>
    public string Actor { get; private set; } = "";

    /// <summary>What was done, such as "plan.approve".</summary>
    public string Act { get; private set; } = "";

    /// <summary>To what: a resource name.</summary>
    public string Resource { get; private set; } = "";

    /// <summary>Facts of the act as JSON, without personal data.</summary>
    public string Detail { get; private set; } = "";

    /// <summary>Hash of the entry before, hex; <see cref="NoHash"/> for the first.</summary>
    public string PreviousHash { get; private set; } = "";

    /// <summary>SHA-256 over the previous hash and this entry's fields, hex.</summary>
    public string Hash { get; private set; } = "";

    /// <summary>Makes the entry that follows <paramref name="sequence"/> and <paramref name="previousHash"/>.</summary>
    internal static AuditEntry After(long sequence, string previousHash, PendingAudit act)
    {
        var entry = new AuditEntry
        {
            Sequence = sequence + 1,
            At = act.At,
            Actor = act.Actor,
            Act = act.Act,
            Resource = act.Resource,
            Detail = act.Detail,
            PreviousHash = previousHash,
        };
        entry.Hash = entry.ComputeHash();
        return entry;
    }

    /// <summary>
    /// The hash these fields must have: SHA-256 of the previous hash's 32 bytes and the fields joined by U+001F.
    /// No field holds a control character, so the joining is unambiguous.
    /// </summary>
    public string ComputeHash()
    {
        var text = string.Join('\u001f', Sequence.ToString(), At.ToUnixTimeMilliseconds().ToString(), Actor, Act, Resource, Detail);
        return Convert.ToHexStringLower(SHA256.HashData([.. Convert.FromHexString(PreviousHash), .. Encoding.UTF8.GetBytes(text)]));
    }
}
