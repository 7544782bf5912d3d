using ChangliBridge.Domain.Catalog;
using ChangliBridge.Domain.Drawing;
using ChangliBridge.Domain.Tags;
using ChangliBridge.Store.Bulk;
using ChangliBridge.Store.Mirror;
using Microsoft.EntityFrameworkCore;

namespace ChangliBridge.Store.Registers;

/// <summary>
/// 县级分类标注. The one rule of who carries a tag: whoever carries it in the province's register, and whoever somebody of the county confirmed it on.
/// Scopes, rosters and lists all read it here.
/// </summary>
public static class CountyTags
{
    /// <summary>Confirmed tags by id of the target or inspector.</summary>
    public static Task<IReadOnlyDictionary<string, string[]>> ConfirmedAsync(BridgeDb db, TagSubject subject, CancellationToken ct) =>
        ConfirmedAsync(db.Set<TagMark>().Where(mark => mark.Subject == subject), ct);

    /// <summary>The same of some of them.</summary>
    public static Task<IReadOnlyDictionary<string, string[]>> ConfirmedAsync(BridgeDb db, TagSubject subject, IReadOnlyList<string> ids, CancellationToken ct) =>
        ConfirmedAsync(db.Set<TagMark>().Where(mark => mark.Subject == subject && ids.Contains(mark.SubjectId)), ct);

    private static async Task<IReadOnlyDictionary<string, string[]>> ConfirmedAsync(IQueryable<TagMark> of, CancellationToken ct)
    {
        var marks = await of.Where(mark => mark.State == TagMarkState.Confirmed).OrderBy(mark => mark.Tag)
            .Select(mark => new { mark.SubjectId, mark.Tag }).ToListAsync(ct).ConfigureAwait(false);
        return marks.GroupBy(mark => mark.SubjectId).ToDictionary(group => group.Key, group => group.Select(mark => mark.Tag).ToArray());
    }

    /// <summary>The province's tags, joined by commas, and the county's.</summary>
    public static string[] Join(string mirrored, IReadOnlyList<string>? own) => own is null ? JoinedText.Split(mirrored) : [.. JoinedText.Split(mirrored).Union(own)];

    /// <summary>Ids of the targets that carry a tag, at most so many after another id, in order.</summary>
    public static async Task<List<string>> CarryingAsync(BridgeDb db, string tag, (string After, int Most) page, CancellationToken ct)
    {
        // Each way of carrying it has an index to walk; a union in one statement would gather both whole first.
        var ids = new List<string>();
        foreach (var way in WaysOf(db, tag))
            ids.AddRange(await way.Where(id => string.Compare(id, page.After) > 0).OrderBy(id => id).Take(page.Most).ToListAsync(ct).ConfigureAwait(false));
        return [.. ids.Distinct().Order(ByteOrder.Instance).Take(page.Most)];
    }

    /// <summary>How many targets carry a tag.</summary>
    public static Task<int> CountAsync(BridgeDb db, string tag, CancellationToken ct)
    {
        var ways = WaysOf(db, tag);
        return ways[0].Union(ways[1]).CountAsync(ct);
    }

    private static IQueryable<string>[] WaysOf(BridgeDb db, string tag) =>
    [
        Mirror.Mirror.CarriedTags(db).Where(carried => carried.Tag == tag).Select(carried => carried.TargetId),
        db.Set<TagMark>().Where(mark => mark.Subject == TagSubject.Target && mark.Tag == tag && mark.State == TagMarkState.Confirmed && Mirror.Mirror.Targets(db).Any(target => target.Id == mark.SubjectId))
            .Select(mark => mark.SubjectId),
    ];

    /// <summary>Grows with every mark and every decision.</summary>
    public static async Task<string> StateAsync(BridgeDb db, CancellationToken ct) =>
        $"{await db.Set<TagMark>().CountAsync(ct).ConfigureAwait(false)} {await db.Set<TagMark>().SumAsync(mark => mark.Version, ct).ConfigureAwait(false)}";

    /// <summary>Whether the provincial library holds a tag for such a subject.</summary>
    public static Task<bool> InLibraryAsync(BridgeDb db, TagSubject subject, string tag, CancellationToken ct)
    {
        var kind = subject == TagSubject.Target ? "target" : "inspector";
        return Mirror.Mirror.Tags(db).AnyAsync(known => known.Kind == kind && known.Name == tag, ct);
    }

    /// <summary>Proposes what the rules propose on every target, or on every inspector of a department, and returns how many proposals are new.</summary>
    public static async Task<int> SuggestAsync(WriteUnit unit, TagSubject subject, (IReadOnlyList<TagRule> Rules, string Department) by, DateTimeOffset now, CancellationToken ct)
    {
        var marks = await unit.Db.Set<TagMark>().Where(mark => mark.Subject == subject).Select(mark => new { mark.SubjectId, mark.Tag }).ToListAsync(ct).ConfigureAwait(false);
        var known = marks.GroupBy(mark => mark.SubjectId).ToDictionary(group => group.Key, group => group.Select(mark => mark.Tag).ToArray());
        var rules = by.Rules.Where(rule => rule.Subject == subject).ToList();
        var candidates = subject == TagSubject.Target ? TargetsAsync(unit.Db, known) : await InspectorsAsync(unit.Db, by.Department, known, ct).ConfigureAwait(false);
        var fresh = new List<TagMark>();
        await foreach (var candidate in candidates.WithCancellation(ct).ConfigureAwait(false))
            fresh.AddRange(rules.Where(rule => rule.Proposes(candidate)).DistinctBy(rule => rule.Tag).Select(rule => TagMark.Suggest(subject, candidate.Id, rule, now)));
        await BulkRows.InsertAsync(unit, fresh, ct).ConfigureAwait(false);
        return fresh.Count;
    }

    private static IAsyncEnumerable<TagCandidate> TargetsAsync(BridgeDb db, Dictionary<string, string[]> known) =>
        Mirror.Mirror.Targets(db).AsNoTracking().AsAsyncEnumerable().Select(target =>
            new TagCandidate(target.Id, Join(target.Tags, known.GetValueOrDefault(target.Id))) { Name = target.Name, BusinessScope = target.BusinessScope, Address = target.Address });

    private static async Task<IAsyncEnumerable<TagCandidate>> InspectorsAsync(BridgeDb db, string department, Dictionary<string, string[]> known, CancellationToken ct)
    {
        var items = await db.Set<InspectionItem>().Where(item => item.Department == department && item.State == ItemState.InForce).Select(item => item.Code).ToListAsync(ct).ConfigureAwait(false);
        return Mirror.Mirror.Inspectors(db).AsNoTracking().Where(inspector => inspector.Department == department).AsAsyncEnumerable().Select(inspector =>
            new TagCandidate(inspector.Id, Join(inspector.Tags, known.GetValueOrDefault(inspector.Id))) { Department = department, Items = items });
    }
}
