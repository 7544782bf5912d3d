using System.Globalization;

namespace ChangliBridge.Faults.Harness;

/// <summary>The lock by which one process writes an SQLite file with a write-ahead log, as the kernel lists it.</summary>
internal static class WriteLock
{
    // WAL_WRITE_LOCK of SQLite's file format: byte 120 of the shared memory beside the file.
    private const string Byte = " 120 ";

    /// <summary>Whether the process is in a transaction that writes.</summary>
    public static bool IsHeldBy(int processId)
    {
        var holder = processId.ToString(CultureInfo.InvariantCulture);
        return File.ReadLines("/proc/locks").Any(line => line.Contains(" WRITE ", StringComparison.Ordinal) && line.Contains(Byte, StringComparison.Ordinal)
            && line.Split(' ', StringSplitOptions.RemoveEmptyEntries).Contains(holder));
    }
}
