namespace ChangliBridge.Domain.Plans.Readings;

/// <summary>分层名额 under one reading of the rate clause.</summary>
/// <param name="Name">Name of the stratum.</param>
/// <param name="Take">Its rate or count as the plan writes it.</param>
/// <param name="Size">Targets in it.</param>
/// <param name="Quota">Targets that this reading draws.</param>
public sealed record StratumReading(string Name, string Take, int Size, int Quota)
{
    /// <summary>占比 of the drawn in the stratum.</summary>
    public Share Share => new(Quota, Size);
}
