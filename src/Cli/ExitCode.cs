namespace ChangliBridge.Cli;

/// <summary>What the program answers its caller with (退出码); the root's help lists them.</summary>
internal static class ExitCode
{
    public const int Done = 0;

    /// <summary>The bridge refused or cannot be reached, or other parties are awaited.</summary>
    public const int Refused = 1;

    /// <summary>Evidence does not hold, or what was given cannot be used.</summary>
    public const int DoesNotHold = 2;

    /// <summary>EX_USAGE of sysexits.h.</summary>
    public const int WrongUse = 64;
}
