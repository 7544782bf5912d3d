namespace ChangliBridge.Sync.Platforms;

/// <summary>The families of request signing that the bridge speaks.</summary>
internal enum SigningKind
{
    /// <summary>国家共享交换平台: HMAC-SHA256 over service, caller and time, under a secret that is fetched and expires.</summary>
    GatewayHmac = 1,
}
