namespace ChangliBridge.Cli;

/// <summary>A command cannot go on (命令中止): the sentence that its user reads, and the exit code.</summary>
internal sealed class CommandRefused(int exitCode, string sentence) : Exception(sentence)
{
    public int ExitCode { get; } = exitCode;
}
