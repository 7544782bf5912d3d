namespace ChangliBridge.Sandbox.Dialects;

/// <summary>The sandbox's SM2 keys, well known and of no real platform: private numbers, and the points that belong to them.</summary>
internal static class SmKeys
{
    /// <summary>The platforms' private number.</summary>
    public const string Platform = "49ed64643120ab98cbebc83efdf58f05fd074b3b91fbb39f2e01d087d82b96eb";

    /// <summary>The platforms' point: what the bridge verifies with.</summary>
    public const string PlatformPoint = "04b8e46440409274a34d001f53a5c53c7addc8286ca6567ebf7d8229bb9dd71492257a833005fd6489e2a4a9ca6a6d971206d1696685bab4779ceef810b05f7dff";

    /// <summary>The bridge's private number.</summary>
    public const string Bridge = "84dc838a62b279e1542211a845afd9165af2d41ab47a62b0a7ed0c197e3e70fa";

    /// <summary>The bridge's point.</summary>
    public const string BridgePoint = "04245871dc1a2ef65f6f651202c45bf8ee53ee21e1034559b656d4abdf10239adb87f2b8ef87dfd3c594cc443b80d8310a1fb6ece158e1be3dad897ffd1e0f2e90";

    /// <summary>Both sides' user id.</summary>
    public const string UserId = "1234567812345678";
}
