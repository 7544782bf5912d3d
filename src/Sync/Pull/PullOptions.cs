using System.ComponentModel.DataAnnotations;

namespace ChangliBridge.Sync.Pull;

/// <summary>Settings section <c>Pull</c>: when lists are pulled, and how patiently.</summary>
internal sealed record PullOptions
{
    /// <summary>When every whole list is pulled, in China's time: at night, when the platforms are quiet.</summary>
    public TimeOnly FullAt { get; init; } = new(2, 0);

    /// <summary>How often changes are pulled, in minutes from midnight; what failed is also asked for again then. 5 to 1440.</summary>
    [Range(5, 1440)]
    public int ChangesEveryMinutes { get; init; } = 60;

    /// <summary>How far before the last pull changes are asked for again: what a platform committed late, and clocks that differ. 0 to 1440.</summary>
    [Range(0, 1440)]
    public int OverlapMinutes { get; init; } = 10;

    /// <summary>How often one page is tried before the run is given up until the next window. 1 to 1000.</summary>
    [Range(1, 1000)]
    public int TriesOfPage { get; init; } = 60;

    /// <summary><see cref="OverlapMinutes"/> as a span.</summary>
    public TimeSpan Overlap => TimeSpan.FromMinutes(OverlapMinutes);
}
