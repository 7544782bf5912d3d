namespace ChangliBridge.Store.Ledger;

/// <summary>A delivery that this process has leased, with everything the act needs. Its attempt is stored.</summary>
public sealed record LeasedDelivery(string Id, Fact Fact, string Digest, DeliverySnapshot Row)
{
    /// <summary>What to do with it.</summary>
    public DeliveryAct Act => Row.State == DeliveryState.Sending ? DeliveryAct.Send : DeliveryAct.Lookup;
}
