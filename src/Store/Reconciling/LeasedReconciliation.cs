namespace ChangliBridge.Store.Reconciling;

/// <summary>A run that a worker holds.</summary>
/// <param name="Id">The run.</param>
/// <param name="Platform">Its platform.</param>
/// <param name="Period">What it compares.</param>
/// <param name="Fence">The claim's number: once the run has a greater one, this worker has lost it.</param>
public sealed record LeasedReconciliation(long Id, string Platform, ReconciledPeriod Period, int Fence);
