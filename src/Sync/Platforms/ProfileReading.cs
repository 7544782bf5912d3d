namespace ChangliBridge.Sync.Platforms;

/// <summary>A profile as read from settings.</summary>
/// <param name="Profile">What could be read.</param>
/// <param name="Faults">A sentence for each key at fault; none if the profile is usable.</param>
internal sealed record ProfileReading(PlatformProfile Profile, IReadOnlyList<string> Faults);
