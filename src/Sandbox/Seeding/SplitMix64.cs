namespace ChangliBridge.Sandbox.Seeding;

/// <summary>Seeded generator of the synthetic data: the same seed gives the same numbers on every machine and runtime.</summary>
/// <remarks>Sebastiano Vigna's SplitMix64 (2015, public domain).</remarks>
internal sealed class SplitMix64(ulong seed)
{
    private ulong state = seed;

    public ulong Next()
    {
        unchecked
        {
            state += 0x9E3779B97F4A7C15UL;
            var mixed = state;
            mixed = (mixed ^ (mixed >> 30)) * 0xBF58476D1CE4E5B9UL;
            mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EBUL;
            return mixed ^ (mixed >> 31);
        }
    }

    /// <summary>A number from 0 to below the limit; its bias is far below what synthetic data could show.</summary>
    public int Below(int limit) => (int)(Next() % (ulong)limit);

    public T Pick<T>(IReadOnlyList<T> choices) => choices[Below(choices.Count)];

    /// <summary>0 … count−1 in a seeded order.</summary>
    public int[] Permutation(int count)
    {
        var order = Enumerable.Range(0, count).ToArray();
        for (var last = count - 1; last > 0; last--)
        {
            var other = Below(last + 1);
            (order[last], order[other]) = (order[other], order[last]);
        }

        return order;
    }

    /// <summary>A generator of its own for one purpose and one number, so that a row never depends on the rows before it.</summary>
    public static SplitMix64 For(ulong seed, ulong purpose, long number)
    {
        unchecked
        {
            var first = new SplitMix64(seed ^ (purpose * 0xD1B54A32D192ED03UL)).Next();
            return new SplitMix64(first ^ ((ulong)number * 0x9E3779B97F4A7C15UL));
        }
    }
}
