namespace ChangliBridge.Store.Ledger;

/// <summary>上报事实, ready to be delivered: something a platform must learn, with its body in canonical form.</summary>
/// <param name="Platform">"provincial" or "internet-plus".</param>
/// <param name="Kind">What it is, such as "result".</param>
/// <param name="BusinessKey">The record's key, stable for ever.</param>
/// <param name="Revision">From 1; revisions of one key are sent in order.</param>
/// <param name="Department">Id of the department it belongs to.</param>
/// <param name="CanonicalBody">Canonical JSON; the digest is taken over these bytes.</param>
public sealed record Fact(string Platform, string Kind, string BusinessKey, int Revision, string Department, byte[] CanonicalBody);
