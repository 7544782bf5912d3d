namespace ChangliBridge.Cli.Tests;

/// <summary>What one run of the command line gave.</summary>
internal sealed record ChangliRun(int ExitCode, string Output, string Errors)
{
    /// <summary>It did what it was asked to.</summary>
    public ChangliRun Done()
    {
        Assert.Equal((0, ""), (ExitCode, Errors));
        return this;
    }

    /// <summary>It ended with <paramref name="exitCode"/> and a sentence that holds all of <paramref name="parts"/>; no stack is shown.</summary>
    public ChangliRun Ended(int exitCode, params string[] parts)
    {
        Assert.True(exitCode == ExitCode, $"exit code {ExitCode}\n{Output}\n{Errors}");
        Assert.All(parts, part => Assert.Contains(part, Errors));
        Assert.DoesNotContain("   at ", Errors);
        return this;
    }
}
