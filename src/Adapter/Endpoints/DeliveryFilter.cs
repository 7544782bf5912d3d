using ChangliBridge.Adapter.County;
using ChangliBridge.Adapter.Mapping;
using ChangliBridge.Adapter.Security;
using ChangliBridge.Domain.Facts;
using ChangliBridge.Domain.Rules;
using ChangliBridge.Store;
using ChangliBridge.Store.Ledger;
using Google.Protobuf.WellKnownTypes;
using V1 = ChangliBridge.Contract.V1;

namespace ChangliBridge.Adapter.Endpoints;

/// <summary>Which deliveries (投递) a list or a retry is about. An empty part filters nothing.</summary>
/// <param name="States">Any of them.</param>
/// <param name="CreatedBefore">Enqueued at this instant or earlier.</param>
internal sealed record DeliveryFilter(IReadOnlyList<DeliveryState> States, DateTimeOffset? CreatedBefore)
{
    private static readonly string[] Known = [Platforms.Provincial, Platforms.InternetPlus];

    private string Kind { get; init; } = "";

    private string Platform { get; init; } = "";

    private string Department { get; init; } = "";

    private string Prefix { get; init; } = "";

    public static DeliveryFilter Of(V1.ListDeliveriesRequest request, DateTimeOffset now, CountyLists county, FaultList faults) => new(StatesOf(request.States, faults), Before(request.MinAge, now, faults))
    {
        Kind = KindOf(request.Kind, faults),
        Platform = PlatformOf(request.Platform, faults),
        Department = faults.Department("department", request.Department, county),
        Prefix = request.BusinessKeyPrefix,
    };

    public static DeliveryFilter Of(V1.RetryDeliveriesRequest request, DateTimeOffset now, CountyLists county, FaultList faults) => new(
        request.States.Count > 0 ? StatesOf(request.States, faults) : [DeliveryState.Held, DeliveryState.Pending], Before(request.MinAge, now, faults))
    {
        Kind = KindOf(request.Kind, faults),
        Platform = PlatformOf(request.Platform, faults),
        Department = faults.Department("department", request.Department, county),
        Prefix = request.BusinessKeyPrefix,
    };

    /// <summary>Of what the caller may see.</summary>
    public IQueryable<Delivery> In(BridgeDb db, Caller caller) => VisibleTo(db, caller)
        .When(States.Count == 1, delivery => delivery.State == States[0])
        .When(States.Count > 1, delivery => States.Contains(delivery.State))
        .When(Kind != "", delivery => delivery.Kind == Kind)
        .When(Platform != "", delivery => delivery.Platform == Platform)
        .When(Department != "", delivery => delivery.Department == Department)
        .When(CreatedBefore != null, delivery => delivery.CreatedAt <= CreatedBefore)
        // Not StartsWith: on SQLite that is LIKE, which takes capitals for small letters.
        .When(Prefix != "", delivery => delivery.BusinessKey.Substring(0, Prefix.Length) == Prefix);

    /// <summary>What the caller may see: the own department's, or all.</summary>
    public static IQueryable<Delivery> VisibleTo(BridgeDb db, Caller caller) =>
        db.Set<Delivery>().When(!caller.ReadsAll, delivery => delivery.Department == caller.Department);

    /// <summary>A platform's name, or nothing; another word is noted.</summary>
    public static string PlatformOf(string platform, FaultList faults)
    {
        faults.RequireWord("platform", platform, Known);
        return platform;
    }

    /// <summary>Notes a platform that is none, where one is named and not asked by.</summary>
    public static void RequirePlatform(string platform, FaultList faults) => faults.Require(platform.Length == 0 || Known.Contains(platform),
        new Fault(Rule.Unknown, "platform", $"没有平台“{platform}”。", $"可用平台：{string.Join("、", Known)}。"));

    private static string KindOf(string kind, FaultList faults)
    {
        faults.RequireWord("kind", kind, FactKinds.All);
        return kind;
    }

    private static List<DeliveryState> StatesOf(IEnumerable<V1.Delivery.Types.State> states, FaultList faults)
    {
        var asked = states.Where(state => state != V1.Delivery.Types.State.Unspecified).ToList();
        foreach (var state in asked.Distinct())
            faults.RequireValue("states", state);
        return [.. asked.Where(System.Enum.IsDefined).Select(state => state.ToDomain())];
    }

    private static DateTimeOffset? Before(Duration? age, DateTimeOffset now, FaultList faults)
    {
        if (age is null)
            return null;
        var exists = age.Seconds is >= 0 and <= 3_155_760_000 && age.Nanos is >= 0 and <= 999_999_999;
        return faults.Require(exists, new Fault(Rule.FieldMalformed, "min_age", "不是有效时长。", "请填写0秒至100年。")) ? now - age.ToTimeSpan() : null;
    }
}
