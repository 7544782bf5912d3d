using ChangliBridge.Adapter.Mapping;
using ChangliBridge.Adapter.Security;
using ChangliBridge.Domain.Registers;
using ChangliBridge.Domain.Rules;
using ChangliBridge.Store;
using Google.Protobuf;
using Grpc.Core;
using V1 = ChangliBridge.Contract.V1;

namespace ChangliBridge.Adapter.Endpoints;

/// <summary>Runs every import (导入): checks all rows, reports all that is wrong, and keeps all rows or none.</summary>
internal sealed class Imports(BridgeStore store, Mutations mutations, County.CountyLists county, TimeProvider clock)
{
    /// <param name="request">The whole request.</param>
    /// <param name="form">Whether only to check, how many rows there are, and what the audit chain calls it.</param>
    /// <param name="context">The call.</param>
    /// <param name="read">Reads the rows against the database, noting what is wrong.</param>
    public async Task<V1.ImportReport> RunAsync(IMessage request, (bool ValidateOnly, int Rows, string Act) form, ServerCallContext context, Func<BridgeDb, (ListOwner Owner, string Actor), RegisterFindings, CancellationToken, Task<ImportOutcome>> read)
    {
        if (form.ValidateOnly)
            return await CheckAsync(request, form.Rows, context, read);
        return await mutations.RunAsync(request, context, async (mutation, ct) =>
        {
            var findings = new RegisterFindings();
            var outcome = await read(mutation.Db, (OwnerOf(mutation.Caller, mutation.Now), mutation.Caller.Actor), findings, ct);
            var report = findings.ToReport(form.Rows, outcome.Change);
            if (findings.Faults.Count > 0)
            {
                // Nothing of what the rows did to loaded entities may be kept.
                mutation.Db.ChangeTracker.Clear();
                return report;
            }
            await outcome.StoreAsync(mutation, ct);
            mutation.Audit(form.Act, $"departments/{mutation.Caller.Department}", ("rows", form.Rows), ("added", outcome.Change.Added), ("changed", outcome.Change.Changed), ("removed", outcome.Change.Removed));
            report.Stored = true;
            return report;
        });
    }

    private async Task<V1.ImportReport> CheckAsync(IMessage request, int rows, ServerCallContext context, Func<BridgeDb, (ListOwner Owner, string Actor), RegisterFindings, CancellationToken, Task<ImportOutcome>> read)
    {
        var missing = RequiredFields.Check(request);
        RequiredFields.RequestId(request, missing);
        if (missing.Count > 0)
            throw new RuleViolation(missing);
        var (caller, findings) = (Caller.Of(context), new RegisterFindings());
        await using var db = store.Read();
        var outcome = await read(db, (OwnerOf(caller, clock.GetUtcNow()), caller.Actor), findings, context.CancellationToken);
        return findings.ToReport(rows, outcome.Change);
    }

    private ListOwner OwnerOf(Caller caller, DateTimeOffset now) => new(caller.Department, county.Today, now);
}
