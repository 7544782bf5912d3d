namespace ChangliBridge.Sandbox.Dialects;

/// <summary>An opened message: its plain text, and when its sender sealed it.</summary>
internal sealed record SmMessage(byte[] Plain, DateTimeOffset SentAt);
