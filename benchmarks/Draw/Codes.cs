namespace ChangliBridge.Benchmarks.Draw;

/// <summary>Synthetic credit codes, 18 characters of the standard's set with the right check character. Distinct for distinct numbers; no real ones.</summary>
internal static class Codes
{
    public const int Length = 18;

    private const ulong Seed = 0x6368616e676c69;
    private const int Tail = 8;
    private const ulong Tails = 852_891_037_441; // 31⁸
    private const ulong Step = 318_904_723_097; // no multiple of 31, so that every number has its own tail

    private static readonly int[] Weights = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28];

    private static ReadOnlySpan<byte> Characters => "0123456789ABCDEFGHJKLMNPQRTUWXY"u8;

    /// <summary>Writes the code of a number.</summary>
    public static void Write(int number, Span<byte> code)
    {
        var random = Mix((ulong)number);
        "91"u8.CopyTo(code);
        for (var i = 2; i < 8; i++)
        {
            code[i] = (byte)('0' + random % 10);
            random /= 10;
        }
        code[8] = (byte)'M';
        var tail = (ulong)(((UInt128)(uint)number * Step + Seed) % Tails);
        for (var i = 9; i < 9 + Tail; i++)
        {
            code[i] = Characters[(int)(tail % 31)];
            tail /= 31;
        }
        var sum = 0;
        for (var i = 0; i < Weights.Length; i++)
            sum += Weights[i] * Characters.IndexOf(code[i]);
        code[17] = Characters[(31 - sum % 31) % 31];
    }

    /// <summary>The stratum of a number, 0 to 3, evenly.</summary>
    public static int StratumOf(int number) => (int)(Mix((ulong)number) >> 62);

    private static ulong Mix(ulong number)
    {
        unchecked
        {
            var z = number * 0x9E3779B97F4A7C15 + Seed;
            z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
            z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
            return z ^ (z >> 31);
        }
    }
}
