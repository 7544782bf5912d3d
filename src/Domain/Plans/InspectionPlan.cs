using ChangliBridge.Domain.Facts;
using ChangliBridge.Domain.Rules;

namespace ChangliBridge.Domain.Plans;

/// <summary>
/// 抽查计划: an annual plan with its batches. Written, approved, filed with 县双随机办 (备案) and disclosed (公示), in this order;
/// only a disclosed plan can be drawn. Source: county plan 二(四), 国市监信〔2019〕38号.
/// </summary>
public sealed class InspectionPlan
{
    private InspectionPlan()
    {
    }

    /// <summary>The last part of the resource name.</summary>
    public string Id { get; private set; } = "";

    /// <summary>计划名称.</summary>
    public string Title { get; private set; } = "";

    /// <summary>年度.</summary>
    public int Year { get; private set; }

    /// <summary>Id of the lead department (牵头).</summary>
    public string LeadDepartment { get; private set; } = "";

    /// <summary>批次.</summary>
    public IReadOnlyList<PlanBatch> Batches { get; private set; } = [];

    /// <summary>Where the plan stands.</summary>
    public PlanState State { get; private set; }

    /// <summary>When it was created.</summary>
    public DateTimeOffset CreatedAt { get; private set; }

    /// <summary>When it was approved.</summary>
    public DateTimeOffset? ApprovedAt { get; private set; }

    /// <summary>When it was filed.</summary>
    public DateTimeOffset? FiledAt { get; private set; }

    /// <summary>When it was disclosed.</summary>
    public DateTimeOffset? DisclosedAt { get; private set; }

    /// <summary>Concurrency token and etag.</summary>
    public int Version { get; private set; }

    /// <summary>Resource name, as it stands in the draw's rule.</summary>
    public string Name => $"inspectionPlans/{Id}";

    /// <summary>Whether <paramref name="department"/> leads it or takes part in a batch.</summary>
    public bool Involves(string department) => LeadDepartment == department || Batches.Any(batch => batch.Involves(department));

    /// <summary>Creates a plan in draft from what <see cref="PlanRules"/> found nothing wrong with.</summary>
    public static InspectionPlan Create(PlanDraft draft, DateTimeOffset now) => new()
    {
        Id = draft.Id,
        Title = draft.Title,
        Year = draft.Year,
        LeadDepartment = draft.LeadDepartment,
        Batches = draft.Batches,
        State = PlanState.Draft,
        CreatedAt = now,
        Version = 1,
    };

    /// <summary>批准, and what the province learns of it.</summary>
    public PlatformFact Approve(DateTimeOffset now, string division)
    {
        Move(PlanState.Draft, PlanState.Approved);
        ApprovedAt = now;
        return Fact(FactKinds.Plan, division);
    }

    /// <summary>备案 with 县双随机办, and what goes there.</summary>
    public PlatformFact File(DateTimeOffset now, string division)
    {
        Move(PlanState.Approved, PlanState.Filed);
        FiledAt = now;
        return Fact(FactKinds.Filing, division);
    }

    /// <summary>公示: from now on the plan is public and its batches can be drawn.</summary>
    public void Disclose(DateTimeOffset now)
    {
        Move(PlanState.Filed, PlanState.Disclosed);
        DisclosedAt = now;
    }

    private void Move(PlanState from, PlanState to)
    {
        if (State != from)
            throw new RuleViolation(Rule.WrongState, "name", $"计划{Id}现为“{Label(State)}”，此操作只适用于“{Label(from)}”。", "请先完成前一步：批准、备案、公示依次进行。");
        State = to;
        Version++;
    }

    private PlatformFact Fact(string kind, string division) => new(Platforms.Provincial, kind, $"{division}:{LeadDepartment}:{kind}:{Id}", 1, LeadDepartment,
        new Dictionary<string, object>
        {
            ["division"] = division,
            ["department"] = LeadDepartment,
            ["plan"] = Name,
            ["title"] = Title,
            ["year"] = Year,
            ["batches"] = Batches.Select(batch => (object)new Dictionary<string, object>
            {
                ["batch"] = batch.Id,
                ["title"] = batch.Title,
                ["startOn"] = FactText.Day(batch.StartOn),
                ["endOn"] = FactText.Day(batch.EndOn),
                ["departments"] = batch.Departments.Select(part => part.Department).ToList(),
                ["items"] = batch.Departments.SelectMany(part => part.Items).ToList(),
                ["strata"] = batch.Strata.Select(stratum => $"{stratum.Name} {stratum.Take}").ToList(),
                ["overall"] = batch.Overall is { } overall ? $"{overall.Take} {overall.Reading}" : "",
            }).ToList(),
        });

    private static string Label(PlanState state) => state switch
    {
        PlanState.Draft => "草稿",
        PlanState.Approved => "已批准",
        PlanState.Filed => "已备案",
        _ => "已公示",
    };
}
