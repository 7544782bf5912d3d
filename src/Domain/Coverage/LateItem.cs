namespace ChangliBridge.Domain.Coverage;

/// <summary>逾期公开的事项: it followed the province's change too late, or has not followed it yet.</summary>
/// <param name="Item">Id of the item.</param>
/// <param name="ChangedOn">When province or city changed it.</param>
/// <param name="FollowedOn">When the county claimed it; null where it has not.</param>
/// <param name="Days">Days between, or until today.</param>
public sealed record LateItem(string Item, DateOnly ChangedOn, DateOnly? FollowedOn, int Days);
