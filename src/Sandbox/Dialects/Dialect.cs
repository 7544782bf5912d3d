using ChangliBridge.Sandbox.Gateway;

namespace ChangliBridge.Sandbox.Dialects;

/// <summary>
/// How both platforms of a sandbox are spoken to. Behind it every platform is the same: what is translated on the way in and out changes nothing of
/// what is accepted, counted or broken by a fault.
/// </summary>
internal sealed record Dialect(string Name)
{
    public const string Hebei = "hebei";
    public const string Tif = "tif";
    public const string Sm = "sm";

    /// <summary>Every dialect's name.</summary>
    public static readonly string[] Names = [Hebei, Tif, Sm];

    /// <summary>The province's door, and that of the Internet+ platform: secrets of one are none of the other.</summary>
    public required Func<IDoor> NewDoor { get; init; }

    /// <summary>Translates a call and its answer around the platforms; null where they are spoken to as they are.</summary>
    public required Func<HttpContext, RequestDelegate, Task>? Translate { get; init; }

    public static Dialect Of(SandboxOptions options, TimeProvider clock) => options.Profile switch
    {
        Hebei => new(Hebei) { NewDoor = () => new GatewayDoor(GatewayCredentials.With(options.AppKey), clock), Translate = null },
        Tif => new(Tif) { NewDoor = () => new TifDoor(options.Token, clock), Translate = TifTranslation.InvokeAsync },
        Sm => OfSm(new SmSeal(clock)),
        _ => throw new ArgumentException($"unknown profile '{options.Profile}'; there are {string.Join(", ", Names)}"),
    };

    private static Dialect OfSm(SmSeal seal) => new(Sm) { NewDoor = () => seal, Translate = seal.InvokeAsync };
}
