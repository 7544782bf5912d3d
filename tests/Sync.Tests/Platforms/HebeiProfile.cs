namespace ChangliBridge.Sync.Tests.Platforms;

/// <summary>The sandbox's profile as settings, to be changed key by key.</summary>
internal static class HebeiProfile
{
    /// <summary>32 bytes 00 to 1f: of no platform.</summary>
    public const string AppKey = "000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f";

    private static readonly string[] ProvincialKinds = ["item-claim", "plan", "filing", "draw-commitment", "draw", "list-confirmation", "list-override", "objection-dismissal", "taken-off", "result", "handling", "revisit", "credit-record"];

    public static Dictionary<string, string?> Settings(Uri platforms)
    {
        var settings = new Dictionary<string, string?>();
        Add(settings, "Platforms:Provincial", new Uri(platforms, "province/"));
        Add(settings, "Platforms:InternetPlus", new Uri(platforms, "internet-plus/"));
        (string, string)[] pulls = [("items", "items"), ("tags", "tags"), ("targets", "registers/targets"), ("inspectors", "registers/inspectors"), ("grades", "credit/grades")];
        foreach (var (operation, path) in pulls)
            settings[$"Platforms:Provincial:Paths:{operation}"] = path;
        foreach (var kind in ProvincialKinds)
            settings[$"Platforms:Provincial:Paths:{kind}"] = kind + "s";
        settings["Platforms:InternetPlus:Paths:supervision-items"] = "items";
        settings["Platforms:InternetPlus:Paths:item-mapping"] = "item-mappings";
        settings["Platforms:InternetPlus:Paths:joint-task"] = "joint-tasks";
        settings["Platforms:InternetPlus:Paths:supervision-act"] = "supervision-acts";
        return settings;
    }

    /// <summary>Lets the bridge sign to the province in another way.</summary>
    public static void Sign(this Dictionary<string, string?> settings, params (string Key, string Value)[] keys)
    {
        const string section = "Platforms:Provincial:Signing:";
        foreach (var old in settings.Keys.Where(key => key.StartsWith(section, StringComparison.Ordinal)).ToList())
            settings.Remove(old);
        foreach (var (key, value) in keys)
            settings[section + key] = value;
    }

    private static void Add(Dictionary<string, string?> settings, string section, Uri baseUrl)
    {
        (string Key, string Value)[] values =
        [
            ("BaseUrl", baseUrl.ToString()), ("Signing:Kind", "GatewayHmac"), ("Signing:AppId", "changli-bridge"), ("Signing:ServiceId", "ssj"), ("Signing:AppKey", AppKey),
            ("Envelope:Success:0", "0"), ("Envelope:Refused:0", "2001"), ("Envelope:Refused:1", "2002"), ("Envelope:Busy:0", "5003"),
            ("Envelope:Unauthorised:0", "1001"), ("Envelope:Unauthorised:1", "1002"), ("Envelope:Unauthorised:2", "1003"),
            ("Delivery:Policy", "LookupThenResend"), ("Delivery:SettleMilliseconds", "500"), ("Limits:TimeoutMilliseconds", "3000"), ("Paths:lookup", "records"),
        ];
        foreach (var (key, value) in values)
            settings[$"{section}:{key}"] = value;
    }
}
