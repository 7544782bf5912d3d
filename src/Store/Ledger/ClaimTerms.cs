namespace ChangliBridge.Store.Ledger;

/// <summary>How deliveries of a platform are leased.</summary>
/// <param name="Platform">"provincial" or "internet-plus".</param>
/// <param name="Policy">From the platform's profile.</param>
/// <param name="LeaseMilliseconds">Longer than an attempt may take.</param>
public sealed record ClaimTerms(string Platform, DeliveryPolicy Policy, long LeaseMilliseconds);
