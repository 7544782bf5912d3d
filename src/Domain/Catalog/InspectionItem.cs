using ChangliBridge.Domain.Facts;
using ChangliBridge.Domain.Rules;

namespace ChangliBridge.Domain.Catalog;

/// <summary>
/// 抽查事项: a matter that a department of the county has claimed (认领) from the provincial directory and may inspect.
/// Only claimed items can stand in a plan (国办发〔2024〕54号). Every act makes a new <see cref="ItemVersion"/>.
/// </summary>
public sealed class InspectionItem
{
    private const int LongestGuidance = 20_000;

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

    /// <summary>检查内容.</summary>
    public string Content { get; private set; } = "";

    /// <summary>是否适用跨部门联合抽查.</summary>
    public bool JointEligible { get; private set; }

    /// <summary>The 三定 clause the claim rests on.</summary>
    public string DutyBasis { get; private set; } = "";

    /// <summary>工作指引: how the department checks it; empty until written.</summary>
    public string Guidance { get; private set; } = "";

    /// <summary>Whether it can be drawn.</summary>
    public ItemState State { get; private set; } = ItemState.InForce;

    /// <summary>Number of the latest <see cref="ItemVersion"/>.</summary>
    public int LatestVersion { get; private set; } = 1;

    /// <summary>How often the province was told of a claim: the revision sent.</summary>
    public int ClaimRevision { get; private set; } = 1;

    /// <summary>The day on which province or city had changed what was claimed; null where they do not say.</summary>
    public DateOnly? UpstreamChangedOn { get; private set; }

    /// <summary>Codes of 互联网+监管 it is mapped to (事项映射), sorted; empty until confirmed.</summary>
    public IReadOnlyList<string> SupervisionItems { get; private set; } = [];

    /// <summary>How often the mapping was confirmed: the revision sent to the platform.</summary>
    public int MappingRevision { get; private set; }

    /// <summary>When it was claimed, last.</summary>
    public DateTimeOffset ClaimedAt { get; private set; }

    /// <summary>Concurrency token.</summary>
    public int Version { get; private set; }

    /// <summary>The id an item has once <paramref name="department"/> claims <paramref name="code"/>.</summary>
    public static string IdOf(string department, string code) => $"{department}-{code}".ToLowerInvariant();

    /// <summary>认领: takes an upstream item into the county's own list.</summary>
    /// <returns>The item and its first version.</returns>
    public static (InspectionItem Item, ItemVersion Version) Claim(UpstreamItem upstream, string department, string dutyBasis, Acting acting)
    {
        var item = new InspectionItem { Id = IdOf(department, upstream.Code), Code = upstream.Code, Department = department, DutyBasis = dutyBasis };
        item.Take(upstream, acting.At);
        return (item, ItemVersion.Of(item, ItemAct.Claimed, "", acting));
    }

    /// <summary>上级变动: how it stands to the directory now.</summary>
    /// <param name="upstream">The item of the directory; null where it holds none of this code any more.</param>
    public UpstreamState Compare(UpstreamItem? upstream) =>
        upstream is null ? UpstreamState.Withdrawn
        : (upstream.Title, upstream.Category, upstream.LegalBasis, upstream.Method, upstream.Content, upstream.JointEligible) == (Title, Category, LegalBasis, Method, Content, JointEligible) ? UpstreamState.Same
        : UpstreamState.Changed;

    /// <summary>重新认领: takes over what province or city changed, or takes a retired item back onto the list.</summary>
    /// <param name="upstream">The item of the directory; null where it holds none any more.</param>
    /// <param name="dutyBasis">The 三定 clause; empty keeps the present one.</param>
    /// <param name="reason">Why.</param>
    /// <param name="acting">Who and when.</param>
    /// <exception cref="RuleViolation">The directory holds none, or nothing changed there.</exception>
    public ItemVersion Reclaim(UpstreamItem? upstream, string dutyBasis, string reason, Acting acting)
    {
        var faults = CheckReason(reason);
        faults.Require(dutyBasis.Length == 0 || (dutyBasis.Length <= 200 && !dutyBasis.Any(char.IsControl)),
            new Fault(Rule.FieldMalformed, "duty_basis", "超过200个字符或含有控制字符。", "请缩短并删除不可见字符。"));
        faults.Require(State == ItemState.Retired || Compare(upstream) != UpstreamState.Same, new Fault(Rule.UpstreamChangedFirst, "name", "省级目录中的该事项没有变动。", "县级事项只随省、市调整；请先同步事项目录。"));
        faults.Require(upstream is not null, new Fault(Rule.UpstreamChangedFirst, "name", "省级目录已无该事项，无从认领。", "请停用该事项。"));
        faults.ThrowIfAny();
        if (dutyBasis.Length > 0)
            DutyBasis = dutyBasis;
        (State, ClaimRevision) = (ItemState.InForce, ClaimRevision + 1);
        Take(upstream!, acting.At);
        return Next(ItemAct.Reclaimed, reason, acting);
    }

    /// <summary>工作指引: rewrites how the department checks the item. The text is the county's own and needs no change upstream.</summary>
    /// <exception cref="RuleViolation">The item is retired, or the text is missing or unchanged.</exception>
    public ItemVersion UpdateGuidance(string guidance, string reason, Acting acting)
    {
        var faults = CheckReason(reason);
        RequireInForce(faults);
        if (faults.Require(!string.IsNullOrWhiteSpace(guidance), new Fault(Rule.FieldRequired, "guidance", "未填写。", "请填写工作指引。"))
            && faults.Require(guidance.Length <= LongestGuidance, new Fault(Rule.FieldMalformed, "guidance", $"工作指引超过{LongestGuidance}个字符。", "请缩短，或把附件另行发布。")))
            faults.Require(guidance != Guidance, new Fault(Rule.FieldMalformed, "guidance", "工作指引没有变化。", "无需更新。"));
        faults.ThrowIfAny();
        Guidance = guidance;
        return Next(ItemAct.GuidanceUpdated, reason, acting);
    }

    /// <summary>停用: takes the item off the list; its history stays.</summary>
    /// <exception cref="RuleViolation">The item is retired already, or no reason is given.</exception>
    public ItemVersion Retire(string reason, Acting acting)
    {
        var faults = CheckReason(reason);
        RequireInForce(faults);
        faults.ThrowIfAny();
        (State, ClaimRevision) = (ItemState.Retired, ClaimRevision + 1);
        return Next(ItemAct.Retired, reason, acting);
    }

    /// <summary>What the province learns of the claim, of each further one and of the end.</summary>
    public PlatformFact ClaimFact(string division)
    {
        var body = new Dictionary<string, object>
        {
            ["division"] = division,
            ["department"] = Department,
            ["code"] = Code,
            ["dutyBasis"] = DutyBasis,
            ["claimedAt"] = FactText.Instant(ClaimedAt),
        };
        if (State == ItemState.Retired)
            body["retired"] = true;
        return new PlatformFact(Platforms.Provincial, FactKinds.ItemClaim, $"{division}:{Department}:item:{Code}", ClaimRevision, Department, body);
    }

    /// <summary>事项映射: records to which 监管事项 the item belongs, replacing an earlier mapping, and returns what 互联网+监管 must learn.</summary>
    /// <exception cref="RuleViolation">The item is retired.</exception>
    public PlatformFact ConfirmMapping(IEnumerable<string> codes, string division)
    {
        var faults = new FaultList();
        RequireInForce(faults);
        faults.ThrowIfAny();
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

    private static FaultList CheckReason(string reason)
    {
        var faults = new FaultList();
        faults.RequireText("reason", reason);
        return faults;
    }

    private void RequireInForce(FaultList faults) =>
        faults.Require(State == ItemState.InForce, new Fault(Rule.ItemInForce, "name", "该事项已停用。", "如需恢复，请重新认领。"));

    private void Take(UpstreamItem upstream, DateTimeOffset now)
    {
        (Title, Category, LegalBasis, Method) = (upstream.Title, upstream.Category, upstream.LegalBasis, upstream.Method);
        (Content, JointEligible, UpstreamChangedOn, ClaimedAt) = (upstream.Content, upstream.JointEligible, upstream.ChangedOn, now);
    }

    private ItemVersion Next(ItemAct act, string reason, Acting acting)
    {
        LatestVersion++;
        Version++;
        return ItemVersion.Of(this, act, reason, acting);
    }
}
