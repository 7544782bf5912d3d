namespace ChangliBridge.Domain.Drawing.Hashing;

/// <summary>
/// The functions of FIPS 180-4 over words that stand side by side, one word of each message. Implemented by empty structs, so that the compiler
/// makes one kernel a width.
/// </summary>
internal interface ILanes<TVector>
    where TVector : unmanaged
{
    /// <summary>Messages at once.</summary>
    static abstract int Count { get; }

    /// <summary>The same word in every lane.</summary>
    static abstract TVector All(uint word);

    /// <summary>Sum modulo 2³².</summary>
    static abstract TVector Add(TVector x, TVector y);

    /// <summary>Ch.</summary>
    static abstract TVector Choose(TVector x, TVector y, TVector z);

    /// <summary>Maj.</summary>
    static abstract TVector Majority(TVector x, TVector y, TVector z);

    /// <summary>Σ₀.</summary>
    static abstract TVector BigSigma0(TVector x);

    /// <summary>Σ₁.</summary>
    static abstract TVector BigSigma1(TVector x);

    /// <summary>σ₀.</summary>
    static abstract TVector SmallSigma0(TVector x);

    /// <summary>σ₁.</summary>
    static abstract TVector SmallSigma1(TVector x);

    /// <summary>Reads one block of each message, rows <paramref name="stride"/> bytes apart, and lays its 16 big-endian words into lanes.</summary>
    static abstract void Load(ref byte rows, nint stride, ref TVector words);

    /// <summary>Writes the digests, 32 bytes a message, in the order of the rows.</summary>
    static abstract void Store(ref TVector state, ref byte digests);
}
