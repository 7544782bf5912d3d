namespace ChangliBridge.Adapter.Endpoints;

/// <summary>A department's part of a task, or its result, with the day from which a duty's days run (待办).</summary>
internal sealed class DutyPlace
{
    public required string TaskId { get; init; }

    public required string Department { get; init; }

    public required string Title { get; init; }

    public required DateOnly On { get; init; }
}
