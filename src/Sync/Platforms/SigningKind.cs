namespace ChangliBridge.Sync.Platforms;

/// <summary>The families of request signing that the bridge speaks.</summary>
internal enum SigningKind
{
    /// <summary>国家共享交换平台: HMAC-SHA256 over service, caller and time, under a secret that is fetched and expires.</summary>
    GatewayHmac = 1,

    /// <summary>TIF gateways: SHA-256 over time, token, nonce and time, in headers.</summary>
    Tif,

    /// <summary>国密: the body encrypted by SM4 and signed by SM2, replies alike.</summary>
    Sm2Sm4,

    /// <summary>A token in the Authorization header, given or fetched.</summary>
    Bearer,
}
