namespace ChangliBridge.Faults.Harness;

/// <summary>A delivery as its row has it.</summary>
internal sealed record DeliveryRow(string Id, DeliveryKey Key, string State)
{
    /// <summary>Nothing moves a row by itself out of these.</summary>
    public static readonly string[] StatesAtRest = ["Published", "Rejected", "Conflict", "Held", "Discarded"];

    public required string Digest { get; init; }

    public required string LastError { get; init; }

    public required long? NotBefore { get; init; }

    public required long? LeaseUntil { get; init; }

    public required long Fence { get; init; }

    public required int Attempts { get; init; }

    /// <summary>Nothing moves it by itself any more.</summary>
    public bool IsAtRest => StatesAtRest.Contains(State);
}
