namespace ChangliBridge.Domain.Facts;

/// <summary>The two upper platforms (上级平台).</summary>
public static class Platforms
{
    /// <summary>河北省双随机执法监管平台.</summary>
    public const string Provincial = "provincial";

    /// <summary>互联网+监管.</summary>
    public const string InternetPlus = "internet-plus";
}
