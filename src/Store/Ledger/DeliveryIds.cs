using System.Security.Cryptography;

namespace ChangliBridge.Store.Ledger;

/// <summary>Ids that sort by creation, also within one millisecond and while the clock stands; those of replicas differ by chance.</summary>
internal sealed class DeliveryIds
{
    private readonly Lock _lock = new();
    private long _millisecond;
    private uint _count;

    /// <summary>12 digits of the millisecond, 8 of the count within it, 12 by chance; all hex.</summary>
    public string Next(DateTimeOffset now)
    {
        lock (_lock)
        {
            var millisecond = now.ToUnixTimeMilliseconds();
            (_millisecond, _count) = millisecond > _millisecond ? (millisecond, 0) : (_millisecond, _count + 1);
            return $"{_millisecond:x12}{_count:x8}{RandomNumberGenerator.GetHexString(12, lowercase: true)}";
        }
    }
}
