namespace ChangliBridge.Sandbox.Admin;

/// <summary>The province's time.</summary>
internal sealed record ClockSetting(DateTimeOffset Time);
