namespace ChangliBridge.Sandbox.Gateway;

/// <summary>Why a platform does not do what it was asked, as its envelope says it.</summary>
internal sealed record PlatformRefusal(int HttpStatus, string Code, string Message)
{
    public static readonly PlatformRefusal SecretUnknown = new(401, "1001", "密钥不存在或已过期");
    public static readonly PlatformRefusal SignatureWrong = new(401, "1002", "签名错误");
    public static readonly PlatformRefusal ClockSkewed = new(401, "1003", "请求时间超出允许范围");
    public static readonly PlatformRefusal CursorExpired = new(410, "4100", "翻页标记已过期，请重新全量拉取");

    public static PlatformRefusal FieldInvalid(string field) => new(200, "2001", $"字段缺失或无效：{field}");
}
