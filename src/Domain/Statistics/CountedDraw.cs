namespace ChangliBridge.Domain.Statistics;

/// <summary>A confirmed draw (抽查任务批次) as it counts in the indicators.</summary>
/// <param name="Joint">Whether several departments inspect together.</param>
/// <param name="GradeBased">Whether credit-risk grades steered it.</param>
/// <param name="Targets">Targets drawn.</param>
public sealed record CountedDraw(bool Joint, bool GradeBased, int Targets);
