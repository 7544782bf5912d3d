using ChangliBridge.Sandbox.Dialects;

namespace ChangliBridge.Sandbox.Demo;

/// <summary>A dialect as the bridge's settings of one platform, laid over those of profile hebei: what hebei alone has is emptied.</summary>
internal static class DialectSettings
{
    private static readonly (string Ours, string Theirs)[] ResultCodes = [("1", "01"), ("6", "02"), ("7", "03"), ("8", "04"), ("A", "05"), ("B", "06"), ("E", "07"), ("F", "08")];

    public static IEnumerable<(string Key, string Value)> Of(string dialect, string key, bool provincial) => dialect switch
    {
        Dialect.Tif => provincial ? [.. Tif(key), .. Codes()] : Tif(key),
        Dialect.Sm => Sm(),
        _ => [("Signing__Kind", "GatewayHmac"), ("Signing__AppId", "changli-bridge"), ("Signing__ServiceId", "ssj"), ("Signing__AppKey", key)],
    };

    private static (string, string)[] Tif(string token) =>
    [
        ("Signing__Kind", "Tif"), ("Signing__PaasId", TifDoor.PaasId), ("Signing__Token", token), ("Signing__AppId", ""), ("Signing__SecretPath", ""),
        ("Envelope__Code", "status.code"), ("Envelope__Message", "status.text"), ("Envelope__Payload", "custom"), ("Envelope__Total", "recordsTotal"), ("Envelope__Rows", "list"),
        ("Envelope__Success__0", "1"), ("Paging__Page", "currentpageindex"), ("Paging__Size", "pagesize"), ("Paging__FirstPage", "0"),
    ];

    private static (string, string)[] Codes() =>
    [
        ("Dictionaries__results__List", "hebei-result/2023"), ("Dictionaries__results__Operations__0", "result"), ("Dictionaries__results__Field", "codes"),
        ("Dictionaries__results__ListField", "codeList"), ("Dictionaries__results__Separator", ","),
        .. ResultCodes.Select(code => ($"Dictionaries__results__Codes__{code.Ours}", code.Theirs)),
    ];

    private static (string, string)[] Sm() =>
    [
        ("Signing__Kind", "Sm2Sm4"), ("Signing__AppCode", "changli-bridge"), ("Signing__PrivateKey", SmKeys.Bridge), ("Signing__PlatformKey", SmKeys.PlatformPoint), ("Signing__UserId", SmKeys.UserId),
        ("Signing__SignatureForm", "Plain"), ("Signing__CipherOrder", "C1C3C2"), ("Signing__Encoding", "Hex"), ("Signing__CipherMode", "Cbc"),
        ("Signing__AppId", ""), ("Signing__ServiceId", ""), ("Signing__SecretPath", ""),
    ];
}
