using ChangliBridge.Adapter.Security;
using ChangliBridge.Domain.Catalog;
using ChangliBridge.Domain.Drawing.Evidence;
using ChangliBridge.Domain.Facts;
using ChangliBridge.Domain.FollowUp;
using ChangliBridge.Domain.Rules;
using ChangliBridge.Store;
using ChangliBridge.Store.Ledger;

namespace ChangliBridge.Adapter.Endpoints;

/// <summary>One mutating call inside its unit of writing.</summary>
/// <param name="Unit">Rows, audit entries and deliveries stored together.</param>
/// <param name="Caller">Who acts.</param>
/// <param name="Now">The bridge's time, the same throughout the call.</param>
/// <param name="Noted">Faults of the request's form, named together with what the act itself finds wrong; any of them refuses the call.</param>
internal sealed record Mutation(WriteUnit Unit, Caller Caller, DateTimeOffset Now, List<Fault> Noted)
{
    /// <summary>Who acts and when, as the domain keeps it.</summary>
    public Acting Acting => new(Caller.Actor, Now);

    /// <summary>The unit's rows.</summary>
    public BridgeDb Db => Unit.Db;

    /// <summary>Who acts, as the domain knows people.</summary>
    public ActingOfficial Official => new(Caller.Department, Caller.Id, Caller.Roles.Contains(Role.Approver), Now);

    /// <summary>Enters the act into the audit chain.</summary>
    public void Audit(string act, string resource, params (string Key, object? Value)[] detail) => Unit.Audit(act, resource, detail);

    /// <summary>Enqueues what a platform must learn, in this transaction, and returns the delivery's id.</summary>
    public Task<string> DeliverAsync(PlatformFact fact, CancellationToken ct) =>
        DeliveryLedger.FollowAsync(Unit, new Fact(fact.Platform, fact.Kind, fact.BusinessKey, fact.Revision, fact.Department, CanonicalJson.Canonicalise(fact.Body)), ct);
}
