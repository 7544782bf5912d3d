using System.Security.Cryptography;
using ChangliBridge.Domain.Catalog;
using ChangliBridge.Domain.Drawing;
using ChangliBridge.Domain.Facts;
using ChangliBridge.Domain.Plans;
using ChangliBridge.Domain.Rules;
using ChangliBridge.Domain.Tags;
using ChangliBridge.Store;
using ChangliBridge.Store.Bulk;
using ChangliBridge.Store.Draws;
using ChangliBridge.Store.Mirror;
using ChangliBridge.Store.Registers;
using Microsoft.EntityFrameworkCore;

namespace ChangliBridge.Adapter.Endpoints;

/// <summary>Reads the list of a batch from the register, row by row, and who inspects. Memory: the compact frame and nothing a target besides.</summary>
internal sealed partial class FrameReading(BridgeDb db, InspectionPlan plan, PlanBatch batch, IReadOnlySet<string> ended)
{
    /// <summary>So many targets are named one by one in a refusal; more are counted.</summary>
    private const int MostNamed = 20;

    /// <summary>A certificate that was never valid: the inspector stands in the roster, and is never able.</summary>
    private const string NeverValid = "0001-01-01";
    private const string OpenEnded = "9999-12-31";

    private readonly Dictionary<string, string[]> _tags = [];
    private readonly List<string> _homeless = [];
    private IReadOnlyDictionary<string, string[]> _ownTags = new Dictionary<string, string[]>();
    private Dictionary<string, string?> _recusedCodes = [];
    private int _homelessCount;

    /// <summary>The list, blinded with a fresh key, and all that is frozen with it, from one state of the database.</summary>
    public async Task<PreparedFreeze> ReadAsync(CancellationToken ct)
    {
        await using var reading = await db.BeginSnapshotAsync(ct);
        var source = await FreezeSource.OfAsync(db, plan.Id, ct);
        var roster = await RosterAsync(ct);
        var known = roster.Select(inspector => inspector.Id).ToHashSet();
        var recusals = (await db.Set<Recusal>().AsNoTracking().ToListAsync(ct)).Where(recusal => known.Contains(recusal.InspectorId)).ToList();
        var (frame, entries) = batch.RevisitedPlan.Length > 0 ? await RevisitFrameAsync(known, recusals, ct) : await RegisterFrameAsync(recusals, ct);
        var key = RandomNumberGenerator.GetBytes(32);
        return new PreparedFreeze(_homelessCount > 0 ? null : BlindedFrame.Of(frame, key), key, roster, entries, source, Homeless());
    }

    /// <summary>Sizes of the batch's strata as they are now, in order, and how many targets fit none.</summary>
    public async Task<(int[] Sizes, int Homeless)> CountAsync(CancellationToken ct)
    {
        await using var reading = await db.BeginSnapshotAsync(ct);
        var frame = batch.RevisitedPlan.Length > 0 ? (await RevisitFrameAsync([], [], ct)).Frame : await FrameAsync(ct);
        var counts = frame.Strata.Zip(frame.CountByStratum()).ToDictionary(pair => pair.First, pair => pair.Second);
        return ([.. batch.Strata.Select(stratum => counts.GetValueOrDefault(stratum.Name))], _homelessCount);
    }

    private async Task<(Frame Frame, List<RecusalEntry> Recusals)> RegisterFrameAsync(List<Recusal> declared, CancellationToken ct)
    {
        _recusedCodes = declared.Select(recusal => recusal.TargetId).Distinct().ToDictionary(id => id, _ => (string?)null);
        var frame = await FrameAsync(ct);
        return (frame, [.. declared.Where(recusal => _recusedCodes[recusal.TargetId] is not null).Select(recusal => new RecusalEntry(recusal.InspectorId, _recusedCodes[recusal.TargetId]!))]);
    }

    private async Task<Frame> FrameAsync(CancellationToken ct)
    {
        _ownTags = await CountyTags.ConfirmedAsync(db, TagSubject.Target, ct);
        var timesDrawn = batch.AsksForEarlierDraws ? await DrawRecords.TimesDrawnAsync(db, plan.Year, ct) : [];
        var expected = await db.Set<MirrorHead>().Where(head => head.Job == PullJobs.Targets).Select(head => head.Rows).SingleOrDefaultAsync(ct);
        var builder = new FrameBuilder(expected);
        // One core reads the next page while another places this one.
        var placing = Task.CompletedTask;
        await foreach (var page in FrameRows.ReadAsync(db, ct))
        {
            await placing;
            placing = Task.Run(() => Add(builder, page, timesDrawn), ct);
        }
        await placing;
        return builder.Build();
    }

    private void Add(FrameBuilder builder, IReadOnlyList<FrameRow> page, Dictionary<string, int> timesDrawn)
    {
        foreach (var row in page)
            Add(builder, row, timesDrawn.GetValueOrDefault(row.Code));
    }

    private void Add(FrameBuilder builder, FrameRow row, int timesDrawn)
    {
        // Whose registration has ended cannot be inspected, whatever a plan says.
        if (ended.Contains(row.RegistrationState))
            return;
        var target = new CandidateTarget(row.Code, row.Type, row.RegistrationState, row.RegisteredOn, TagsOf(row), row.Grade, timesDrawn);
        if (!batch.Scope.Covers(target))
            return;
        if (_recusedCodes.ContainsKey(row.TargetId))
            _recusedCodes[row.TargetId] = row.Code;
        if (BatchRule.StratumOf(batch, target) is { } stratum)
            builder.Add(row.Code, stratum);
        else if (++_homelessCount <= MostNamed)
            _homeless.Add(row.Code);
    }

    // Few combinations of tags, many targets.
    private string[] TagsOf(FrameRow row) => _ownTags.TryGetValue(row.TargetId, out var own) ? CountyTags.Join(row.Tags, own)
        : _tags.TryGetValue(row.Tags, out var tags) ? tags : _tags[row.Tags] = CountyTags.Join(row.Tags, null);

    private RuleViolation? Homeless() => _homelessCount == 0 ? null : new RuleViolation(Rule.DrawInput, "batch_id",
        $"范围内有{_homelessCount}个对象不属于任何分层：{string.Join("、", _homeless)}{(_homelessCount > MostNamed ? "等" : "")}。", "请在计划中为其增加分层（如未评级），或调整范围。");

    private async Task<List<RosterEntry>> RosterAsync(CancellationToken ct)
    {
        var departments = batch.Departments.Select(part => part.Department).ToList();
        var inspectors = await Officers.Of(db).AsNoTracking().Where(inspector => departments.Contains(inspector.Department)).ToListAsync(ct);
        var ownTags = await CountyTags.ConfirmedAsync(db, TagSubject.Inspector, ct);
        return [.. inspectors.Select(inspector => new RosterEntry(
            inspector.Id,
            inspector.Department,
            string.IsNullOrEmpty(inspector.CertificateNumber) ? NeverValid : inspector.ValidUntil is { } day ? FactText.Day(day) : OpenEnded,
            CountyTags.Join(inspector.Tags, ownTags.GetValueOrDefault(inspector.Id))))];
    }
}
