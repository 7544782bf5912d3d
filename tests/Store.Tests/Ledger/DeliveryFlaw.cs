namespace ChangliBridge.Store.Tests.Ledger;

/// <summary>A mistake planted into the modelled workers, to show that the histories would reveal it.</summary>
internal enum DeliveryFlaw
{
    None,

    /// <summary>A look-up is believed before the platform's reads have caught up.</summary>
    NoSettleWindow,

    /// <summary>The intent is stored after the request.</summary>
    SendsBeforeIntent,

    /// <summary>A claim overwrites whatever the row has become.</summary>
    ClaimsBlindly,

    /// <summary>A worker sends although its lease may have run out.</summary>
    TrustsOldLease,

    /// <summary>Old news is written over newer state.</summary>
    IgnoresFence,
}
