using ChangliBridge.Domain.Facts;

namespace ChangliBridge.Domain.Catalog;

/// <summary>
/// 抽查事项: a matter that a department of the county has claimed (认领) from the provincial directory and may inspect.
/// Only claimed items can stand in a plan (国办发〔2024〕54号).
/// </summary>
public sealed class InspectionItem
{
    private InspectionItem()
    {
    }

    /// <summary>Department and upstream code, lower case: the last part of the resource name.</summary>
    public string Id { get; private set; } = "";

    /// <summary>The upstream item's code.</summary>
    public string Code { get; private set; } = "";

    /// <summary>检查项目.</summary>
    public string Title { get; private set; } = "";

    /// <summary>Id of the department that claimed it.</summary>
    public string Department { get; private set; } = "";

    /// <summary>一般 or 重点.</summary>
    public ItemCategory Category { get; private set; }

    /// <summary>检查依据.</summary>
    public string LegalBasis { get; private set; } = "";

    /// <summary>检查方式.</summary>
    public string Method { get; private set; } = "";

    /// <summary>是否适用跨部门联合抽查.</summary>
    public bool JointEligible { get; private set; }

    /// <summary>The 三定 clause the claim rests on.</summary>
    public string DutyBasis { get; private set; } = "";

    /// <summary>Codes of 互联网+监管 it is mapped to (事项映射), sorted; empty until confirmed.</summary>
    public IReadOnlyList<string> SupervisionItems { get; private set; } = [];

    /// <summary>How often the mapping was confirmed: the revision sent to the platform.</summary>
    public int MappingRevision { get; private set; }

    /// <summary>When it was claimed.</summary>
    public DateTimeOffset ClaimedAt { get; private set; }

    /// <summary>Concurrency token.</summary>
    public int Version { get; private set; }

    /// <summary>The id an item has once <paramref name="department"/> claims <paramref name="code"/>.</summary>
    public static string IdOf(string department, string code) => $"{department}-{code}".ToLowerInvariant();

    /// <summary>认领: takes an upstream item into the county's own list.</summary>
    public static InspectionItem Claim(UpstreamItem item, string department, string dutyBasis, DateTimeOffset now) => new()
    {
        Id = IdOf(department, item.Code),
        Code = item.Code,
        Title = item.Title,
        Department = department,
        Category = item.Category,
        LegalBasis = item.LegalBasis,
        Method = item.Method,
        JointEligible = item.JointEligible,
        DutyBasis = dutyBasis,
        ClaimedAt = now,
    };

    /// <summary>What the province learns of the claim.</summary>
    public PlatformFact ClaimFact(string division) => new(Platforms.Provincial, FactKinds.ItemClaim, $"{division}:{Department}:item:{Code}", 1, Department,
        new Dictionary<string, object>
        {
            ["division"] = division,
            ["department"] = Department,
            ["code"] = Code,
            ["dutyBasis"] = DutyBasis,
            ["claimedAt"] = FactText.Instant(ClaimedAt),
        });

    /// <summary>事项映射: records to which 监管事项 the item belongs, replacing an earlier mapping, and returns what 互联网+监管 must learn.</summary>
    public PlatformFact ConfirmMapping(IEnumerable<string> codes, string division)
    {
        SupervisionItems = [.. codes.Distinct().Order(StringComparer.Ordinal)];
        MappingRevision++;
        Version++;
        return new PlatformFact(Platforms.InternetPlus, FactKinds.ItemMapping, $"{division}:{Department}:mapping:{Code}", MappingRevision, Department,
            new Dictionary<string, object>
            {
                ["division"] = division,
                ["department"] = Department,
                ["code"] = Code,
                ["supervisionItems"] = SupervisionItems,
            });
    }
}
