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

    public static DeliveryFilter Of(V1.ListDeliveriesRequest request, DateTimeOffset now) => new(StatesOf(request.States), Before(request.MinAge, now))
    {
        Kind = request.Kind,
        Platform = CheckPlatform(request.Platform, "platform"),
        Department = DepartmentOf(request.Department),
        Prefix = request.BusinessKeyPrefix,
    };

    public static DeliveryFilter Of(V1.RetryDeliveriesRequest request, DateTimeOffset now) => new(
        request.States.Count > 0 ? StatesOf(request.States) : [DeliveryState.Held, DeliveryState.Pending], Before(request.MinAge, now))
    {
        Kind = request.Kind,
        Platform = CheckPlatform(request.Platform, "platform"),
        Department = DepartmentOf(request.Department),
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

    /// <summary>A platform's name, or nothing.</summary>
    public static string CheckPlatform(string platform, string field) => platform.Length == 0 || Known.Contains(platform)
        ? platform
        : throw new RuleViolation(Rule.Unknown, field, $"没有平台“{platform}”。", $"可用平台：{string.Join("、", Known)}。");

    private static List<DeliveryState> StatesOf(IEnumerable<V1.Delivery.Types.State> states) =>
        [.. states.Where(state => state != V1.Delivery.Types.State.Unspecified).Select(state => System.Enum.IsDefined(state)
            ? state.ToDomain()
            : throw new RuleViolation(Rule.FieldMalformed, "states", $"没有状态{(int)state}。", "请用 Delivery.State 中的值。"))];

    private static string DepartmentOf(string name) => name.Length == 0 ? "" : ResourceName.Id(name, "department", "departments");

    private static DateTimeOffset? Before(Duration? age, DateTimeOffset now)
    {
        if (age is null)
            return null;
        return age.Seconds is >= 0 and <= 3_155_760_000 && age.Nanos is >= 0 and <= 999_999_999
            ? now - age.ToTimeSpan()
            : throw new RuleViolation(Rule.FieldMalformed, "min_age", "不是有效时长。", "请填写0秒至100年。");
    }
}
