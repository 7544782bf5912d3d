namespace ChangliBridge.Cli;

internal static class DrawVerify
{
    public static Task<int> RunAsync(FileInfo bundle, CancellationToken ct) => Task.FromResult(2);
}
