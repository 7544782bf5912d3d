namespace ChangliBridge.Sandbox.Admin;

/// <summary>Whether the platforms' listener is up; down, connections are refused.</summary>
internal sealed record ListenerSetting(bool Up);
