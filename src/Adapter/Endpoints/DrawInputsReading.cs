using System.Security.Cryptography;
using ChangliBridge.Adapter.County;
using ChangliBridge.Domain.Catalog;
using ChangliBridge.Domain.Drawing;
using ChangliBridge.Domain.Drawing.Evidence;
using ChangliBridge.Domain.Facts;
using ChangliBridge.Domain.Plans;
using ChangliBridge.Domain.Rules;
using ChangliBridge.Store;
using ChangliBridge.Store.Mirror;
using Microsoft.EntityFrameworkCore;

namespace ChangliBridge.Adapter.Endpoints;

/// <summary>Reads everything a freeze fixes: the frame from the register, strata from the rule, roster, recusals, fresh secrets.</summary>
internal sealed class DrawInputsReading(BridgeDb db, CountyLists county, InspectionPlan plan, PlanBatch batch)
{
    /// <summary>So many targets are named one by one in a refusal; more are counted.</summary>
    private const int MostNamed = 20;

    /// <summary>A certificate that was never valid: the inspector stands in the roster, and is never able.</summary>
    private const string NeverValid = "0001-01-01";
    private const string OpenEnded = "9999-12-31";

    public async Task<DrawInputs> ReadAsync((int Number, string Previous, IReadOnlyList<SlotEntry> Slots, DateTimeOffset RevealBy, DateTimeOffset Now) freeze, CancellationToken ct)
    {
        var (frame, codes) = await FrameAsync(ct);
        var asOf = await db.Set<MirrorHead>().Where(head => head.Job == PullJobs.Targets).Select(head => (DateTimeOffset?)head.SwitchedAt).SingleOrDefaultAsync(ct) ?? freeze.Now;
        var header = new DrawHeader
        {
            Draw = Draw.NameOf(plan.Id, freeze.Number),
            Count = frame.Count,
            AsOf = FactText.Instant(asOf),
            FrozenAt = FactText.Instant(freeze.Now),
            RevealBy = FactText.Instant(freeze.RevealBy),
            GradeScheme = county.Scheme.Id,
            GradeMonth = await Mirror.Grades(db).MaxAsync(grade => (string?)grade.Month, ct) ?? "",
            Previous = freeze.Previous,
            Slots = [.. freeze.Slots.Select(slot => new DrawSlot(slot.Party, DrawSlot.Committed, slot.Outside, FactText.Instant(slot.ClosesAt)))],
        };
        var rule = BatchRule.Of(plan, batch);
        var roster = await RosterAsync(ct);
        return new DrawInputs
        {
            Header = header,
            HeaderJson = DrawJson.WriteHeader(header),
            Rule = rule,
            RuleJson = DrawJson.WriteRule(rule),
            Frame = frame,
            Roster = roster,
            Recusals = await RecusalsAsync(codes, roster, ct),
            Secrets = new DrawSecrets(RandomNumberGenerator.GetBytes(32), RandomNumberGenerator.GetBytes(32), RandomNumberGenerator.GetBytes(32)),
        };
    }

    private async Task<(List<FrameEntry> Frame, Dictionary<string, string> CodeByTarget)> FrameAsync(CancellationToken ct)
    {
        var grades = await Mirror.Grades(db).AsNoTracking().ToDictionaryAsync(grade => grade.Id, grade => grade.Grade, ct);
        var (frame, codes, homeless) = (new List<FrameEntry>(), new Dictionary<string, string>(), new List<string>());
        await foreach (var row in Mirror.Targets(db).AsNoTracking().AsAsyncEnumerable().WithCancellation(ct))
        {
            var target = new CandidateTarget(
                row.CreditCode ?? row.RegistrationNumber ?? "", row.Type, row.RegistrationState, row.RegisteredOn, JoinedText.Split(row.Tags), grades.GetValueOrDefault(row.Id));
            if (!batch.Scope.Covers(target))
                continue;
            if (BatchRule.StratumOf(batch, target) is not { } stratum)
            {
                homeless.Add(target.Code);
                continue;
            }
            frame.Add(new FrameEntry(target.Code, stratum));
            codes[row.Id] = target.Code;
        }
        if (homeless.Count > 0)
            throw new RuleViolation(Rule.DrawInput, "batch_id",
                $"范围内有{homeless.Count}个对象不属于任何分层：{string.Join("、", homeless.Take(MostNamed))}{(homeless.Count > MostNamed ? "等" : "")}。", "请在计划中为其增加分层（如未评级），或调整范围。");
        return (frame, codes);
    }

    private async Task<List<RosterEntry>> RosterAsync(CancellationToken ct)
    {
        var departments = batch.Departments.Select(part => part.Department).ToList();
        var inspectors = await Mirror.Inspectors(db).AsNoTracking().Where(inspector => departments.Contains(inspector.Department)).ToListAsync(ct);
        return [.. inspectors.Select(inspector => new RosterEntry(
            inspector.Id,
            inspector.Department,
            string.IsNullOrEmpty(inspector.CertificateNumber) ? NeverValid : inspector.ValidUntil is { } day ? FactText.Day(day) : OpenEnded,
            JoinedText.Split(inspector.Tags)))];
    }

    private async Task<List<RecusalEntry>> RecusalsAsync(Dictionary<string, string> codes, List<RosterEntry> roster, CancellationToken ct)
    {
        var known = roster.Select(inspector => inspector.Id).ToHashSet();
        var recusals = await db.Set<Recusal>().AsNoTracking().ToListAsync(ct);
        return [.. recusals.Where(recusal => known.Contains(recusal.InspectorId) && codes.ContainsKey(recusal.TargetId))
            .Select(recusal => new RecusalEntry(recusal.InspectorId, codes[recusal.TargetId]))];
    }
}
