namespace ChangliBridge.Faults.Harness;

/// <summary>A mutation that the bridge answered with OK: what it said, and how to ask the same again.</summary>
internal sealed record AnsweredCall(string Method, byte[] Answer, Func<CancellationToken, Task<byte[]>> AgainAsync);
