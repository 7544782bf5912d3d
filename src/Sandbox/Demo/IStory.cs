namespace ChangliBridge.Sandbox.Demo;

/// <summary>What a demonstration plays on a bridge and a province that were started for it.</summary>
internal interface IStory
{
    /// <summary>What it is, for the first line.</summary>
    string Title { get; }

    /// <summary>Whether a second run in the same folder takes it up where the first one left it.</summary>
    bool CanBeTakenUp { get; }

    /// <summary>Where both clocks start.</summary>
    DateTimeOffset StartAt { get; }

    /// <summary>Departments besides the two of the county's plan, by id, with their full names.</summary>
    IReadOnlyDictionary<string, string> OtherDepartments { get; }

    /// <summary>The county's settings of its own, as environment variables over appsettings.json.</summary>
    IReadOnlyDictionary<string, string> Settings { get; }

    /// <summary>Plays it: whether all went as it should, and the line of JSON that sums it up.</summary>
    Task<(bool Whole, string Line)> PlayAsync(DemoStage stage, CancellationToken cancellationToken);
}
