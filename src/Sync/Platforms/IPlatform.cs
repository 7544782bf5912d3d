namespace ChangliBridge.Sync.Platforms;

/// <summary>What the delivery worker needs of a platform. Nothing here tries twice: repeating a write is the ledger's decision alone.</summary>
internal interface IPlatform
{
    /// <summary>One of <see cref="Domain.Facts.Platforms"/>.</summary>
    string Name { get; }

    /// <summary>What may be done after an unknown outcome, and how patiently.</summary>
    DeliveryProfile Delivery { get; }

    /// <summary>How much the platform bears.</summary>
    LimitsProfile Limits { get; }

    /// <summary>Whether the profile has a path for an operation: a kind of record, or <see cref="Operations.LookUp"/>.</summary>
    bool Speaks(string operation);

    /// <summary>Sends one record, once.</summary>
    /// <param name="kind">One of <see cref="Domain.Facts.FactKinds"/> that the profile <see cref="Speaks"/>.</param>
    /// <param name="requestBody"><c>{"businessKey":…,"revision":…,"kind":…,"body":…}</c> as UTF-8 JSON, sent byte for byte.</param>
    /// <param name="ct">Ends the attempt; what the platform did is then unknown.</param>
    Task<Exchange> PublishAsync(string kind, ReadOnlyMemory<byte> requestBody, CancellationToken ct);

    /// <summary>Asks whether the platform has one revision of a record.</summary>
    Task<LookUpExchange> LookUpAsync(string businessKey, int revision, CancellationToken ct);
}
