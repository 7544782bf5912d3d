namespace ChangliBridge.Faults.Harness;

/// <summary>An invariant that does not hold.</summary>
internal sealed class Broken(string invariant, string what) : Exception($"{invariant}: {what}")
{
    public string Invariant => invariant;

    /// <summary>Throws unless the condition holds.</summary>
    public static void Unless(bool holds, string invariant, string what)
    {
        if (!holds)
            throw new Broken(invariant, what);
    }
}
