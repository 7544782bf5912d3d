namespace ChangliBridge.Sandbox.Demo;

/// <summary>The demonstration cannot go on; the message is for whoever watches it.</summary>
internal sealed class DemoFailure : Exception
{
    public DemoFailure(string message)
        : base(message)
    {
    }

    public DemoFailure(string message, Exception cause)
        : base(message, cause)
    {
    }
}
