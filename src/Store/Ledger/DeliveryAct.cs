namespace ChangliBridge.Store.Ledger;

/// <summary>What an attempt (投递尝试) does.</summary>
public enum DeliveryAct
{
    /// <summary>Sends the record.</summary>
    Send,

    /// <summary>Asks whether the platform has it.</summary>
    Lookup,
}
