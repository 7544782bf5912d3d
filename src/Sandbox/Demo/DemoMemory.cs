namespace ChangliBridge.Sandbox.Demo;

/// <summary>What is made once for a work folder and used again by every run in it.</summary>
internal sealed record DemoMemory
{
    /// <summary>Makes request ids of this folder its own.</summary>
    public required Guid RunId { get; init; }

    public required int Size { get; init; }

    /// <summary>Key of the province's gateway, 64 hex digits.</summary>
    public required string AppKey { get; init; }

    /// <summary>The value that each party keeps to itself until it opens it, by slot.</summary>
    public required IReadOnlyDictionary<string, string> SlotValues { get; init; }
}
