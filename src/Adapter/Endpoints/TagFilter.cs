using ChangliBridge.Domain.Rules;
using ChangliBridge.Domain.Tags;
using ChangliBridge.Store;
using ChangliBridge.Store.Registers;

namespace ChangliBridge.Adapter.Endpoints;

/// <summary>A tag by which a list of targets is narrowed (按标签筛选).</summary>
internal static class TagFilter
{
    /// <summary>Notes a tag that is neither in the provincial library nor on any target.</summary>
    public static async Task CheckAsync(BridgeDb db, string tag, FaultList faults, CancellationToken ct)
    {
        if (tag.Length == 0 || await CountyTags.InLibraryAsync(db, TagSubject.Target, tag, ct) || (await CountyTags.CarryingAsync(db, tag, ("", 1), ct)).Count > 0)
            return;
        faults.Add(Rule.FieldMalformed, "tag", $"省级标签库中没有检查对象标签“{tag}”。", "请按标签库填写全称；不填则不筛选。");
    }
}
