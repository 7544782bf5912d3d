using System.Text;

namespace ChangliBridge.Sandbox.Ledger;

/// <summary>A record with how often it was accepted.</summary>
internal sealed record HeldRecord(LedgerRecord Record, int Accepted)
{
    /// <summary>By the bytes of the key, then by revision.</summary>
    public static readonly IComparer<HeldRecord> ByKey = Comparer<HeldRecord>.Create((one, other) =>
    {
        var byKey = Encoding.UTF8.GetBytes(one.Record.BusinessKey).AsSpan().SequenceCompareTo(Encoding.UTF8.GetBytes(other.Record.BusinessKey));
        return byKey != 0 ? byKey : one.Record.Revision.CompareTo(other.Record.Revision);
    });
}
