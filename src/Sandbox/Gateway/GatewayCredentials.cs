namespace ChangliBridge.Sandbox.Gateway;

/// <summary>What a caller was given to speak to the gateway.</summary>
/// <remarks>AppKey: 32 bytes.</remarks>
internal sealed record GatewayCredentials(string AppId, string ServiceId, byte[] AppKey)
{
    /// <summary>Well known, for a sandbox started by hand; the demo makes its own key.</summary>
    public const string SampleAppKey = "00112233445566778899aabbccddeeff00112233445566778899aabbccddeeff";

    public static GatewayCredentials With(string appKeyHex) => new("changli-bridge", "ssj", Convert.FromHexString(appKeyHex));
}
