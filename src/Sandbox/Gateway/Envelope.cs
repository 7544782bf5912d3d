namespace ChangliBridge.Sandbox.Gateway;

/// <summary>Every answer's form: code, message, data.</summary>
internal sealed record Envelope(string Code, string Message, object? Data)
{
    public static IResult Ok(object? data) => Results.Json(new Envelope("0", "ok", data), Wire.Json);

    public static IResult Refuse(PlatformRefusal refusal) =>
        Results.Json(new Envelope(refusal.Code, refusal.Message, null), Wire.Json, statusCode: refusal.HttpStatus);
}
