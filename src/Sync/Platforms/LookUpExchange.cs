namespace ChangliBridge.Sync.Platforms;

/// <summary>The facts of one look-up.</summary>
/// <param name="Exchange">How the request went. Where it did not succeed, nothing is known of the record.</param>
/// <param name="Record">The record; null after a successful exchange means that the platform does not have it.</param>
internal sealed record LookUpExchange(Exchange Exchange, PlatformRecord? Record)
{
    /// <summary>Whether the platform answered, and has the record.</summary>
    public bool Found => Exchange.Succeeded && Record is not null;

    /// <summary>Whether the platform answered, and does not have the record.</summary>
    public bool NotFound => Exchange.Succeeded && Record is null;
}
