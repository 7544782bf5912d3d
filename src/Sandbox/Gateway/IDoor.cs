namespace ChangliBridge.Sandbox.Gateway;

/// <summary>Lets signed calls in.</summary>
internal interface IDoor
{
    /// <summary>Null where the call may pass.</summary>
    PlatformRefusal? Check(HttpRequest request);
}
