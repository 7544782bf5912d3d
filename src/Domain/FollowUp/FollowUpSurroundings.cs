namespace ChangliBridge.Domain.FollowUp;

/// <summary>What a follow-up step is checked against (处置核对依据).</summary>
/// <param name="Today">The day in the county, UTC+8.</param>
/// <param name="Departments">Ids of the county's departments.</param>
/// <param name="Bodies">Bodies outside that the settings name.</param>
public sealed record FollowUpSurroundings(DateOnly Today, IReadOnlyCollection<string> Departments, IReadOnlyList<OutsideBody> Bodies);
