namespace ChangliBridge.Domain.Plans;

/// <summary>已抽批次 of a plan, by id.</summary>
/// <param name="Standing">With a draw that is neither void nor unopened: kept as they are.</param>
/// <param name="Any">With any draw: kept in the plan, for their draws are never deleted.</param>
public sealed record DrawnBatches(IReadOnlyCollection<string> Standing, IReadOnlyCollection<string> Any)
{
    /// <summary>Of a plan from which nothing was drawn.</summary>
    public static DrawnBatches None { get; } = new([], []);
}
