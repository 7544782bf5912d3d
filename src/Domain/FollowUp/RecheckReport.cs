namespace ChangliBridge.Domain.FollowUp;

/// <summary>复查: a second look after 责令改正.</summary>
/// <param name="Passed">Whether what was demanded is corrected.</param>
/// <param name="On">The day; null where none was given.</param>
/// <param name="Inspectors">Ids of who looked.</param>
/// <param name="Findings">What they found.</param>
public sealed record RecheckReport(bool Passed, DateOnly? On, IReadOnlyList<string> Inspectors, string Findings);
