using System.Buffers.Binary;

namespace ChangliBridge.Faults.Harness;

/// <summary>What the shared memory beside an SQLite file says of moving its write-ahead log into it, also when whoever did so is dead.</summary>
internal static class Checkpoint
{
    // SQLite's file format: nBackfill and nBackfillAttempted of WalCkptInfo.
    private const int Done = 96;
    private const int Attempted = 128;

    /// <summary>Whether a checkpoint was begun and not ended.</summary>
    public static bool IsUnfinished(string file)
    {
        using var memory = new FileStream(file + "-shm", FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        var head = new byte[Attempted + sizeof(uint)];
        memory.ReadExactly(head);
        return Frames(head, Attempted) > Frames(head, Done);
    }

    private static uint Frames(byte[] head, int at) => BitConverter.IsLittleEndian ? BinaryPrimitives.ReadUInt32LittleEndian(head.AsSpan(at)) : BinaryPrimitives.ReadUInt32BigEndian(head.AsSpan(at));
}
