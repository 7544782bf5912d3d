namespace ChangliBridge.Sync.Platforms;

/// <summary>The facts of one request to a platform, without a verdict: the ledger classifies them.</summary>
internal sealed record Exchange
{
    /// <summary>What stood in the way of a readable reply.</summary>
    public Failure Failure { get; init; }

    /// <summary>HTTP status; 0 where no reply came.</summary>
    public int HttpStatus { get; init; }

    /// <summary>What the profile says of <see cref="Code"/>; <see cref="CodeMeaning.Unknown"/> where there is none.</summary>
    public CodeMeaning Meaning { get; init; }

    /// <summary>The envelope's code, verbatim; empty where there is none.</summary>
    public string Code { get; init; } = "";

    /// <summary>The envelope's message, or what failed, in a sentence.</summary>
    public string Message { get; init; } = "";

    /// <summary>The first 4 KiB of the reply, ID numbers and phones masked.</summary>
    public string Head { get; init; } = "";

    /// <summary>What the reply asked for; never negative, at most an hour.</summary>
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>Of a publication that succeeded: which record the platform says it took. Null where the reply does not say.</summary>
    public Receipt? Receipt { get; init; }

    /// <summary>Whether the platform says it did what was asked.</summary>
    public bool Succeeded => Failure == Failure.None && Meaning == CodeMeaning.Success;
}
