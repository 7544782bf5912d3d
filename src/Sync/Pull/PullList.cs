using ChangliBridge.Sync.Platforms;

namespace ChangliBridge.Sync.Pull;

/// <summary>A list that is mirrored.</summary>
/// <param name="Job">One of <see cref="Store.Mirror.PullJobs"/>.</param>
/// <param name="Source">Who has it.</param>
/// <param name="Intake">What takes its pages.</param>
internal sealed record PullList(string Job, IPullSource Source, PageIntake Intake)
{
    /// <summary>Whether the platform lists the changes of it.</summary>
    public bool HasChanges => Source.Speaks(Operations.ChangesOf(Job));
}
