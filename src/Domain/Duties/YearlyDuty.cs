namespace ChangliBridge.Domain.Duties;

/// <summary>年度待办: a date that the county's plan sets, every year, such as 10-31 for the registers.</summary>
/// <param name="Id">As in the settings.</param>
/// <param name="Title">What has to be done.</param>
/// <param name="Month">Month of its day.</param>
/// <param name="Day">Day of the month.</param>
/// <param name="Departments">Ids of the departments that have to.</param>
/// <param name="Source">Where it is said.</param>
public sealed record YearlyDuty(string Id, string Title, int Month, int Day, IReadOnlyList<string> Departments, string Source)
{
    /// <summary>Its day in <paramref name="year"/> (当年期限).</summary>
    public DateOnly On(int year) => new(year, Month, Math.Min(Day, DateTime.DaysInMonth(year, Month)));

    /// <summary>Resource name of its year.</summary>
    public string NameOf(int year) => $"yearlyDuties/{Id}/years/{year}";
}
