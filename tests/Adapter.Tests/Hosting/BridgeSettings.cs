using ChangliBridge.Testing;

namespace ChangliBridge.Adapter.Tests.Hosting;

/// <summary>The bridge's settings in a test: its own database, the demonstration's clock, and platforms at which nobody listens.</summary>
internal static class BridgeSettings
{
    public static Dictionary<string, string?> For(TestDatabase database)
    {
        var settings = new Dictionary<string, string?>(database.Settings)
        {
            ["environment"] = "Development",
            ["Clock:StartAt"] = "2023-10-30T08:00:00+08:00",
            ["Security:Issuer"] = TokenDesk.Issuer,
            ["Security:Audience"] = TokenDesk.Audience,
            ["Security:PublicKeyFiles:0"] = TokenDesk.PublicKeyFile,
            ["Evidence:KeyFile"] = KeyDesk.BridgeKeyFile,
        };
        foreach (var platform in new[] { "Provincial", "InternetPlus" })
        {
            settings[$"Platforms:{platform}:BaseUrl"] = "http://127.0.0.1:1/";
            settings[$"Platforms:{platform}:Signing:AppKey"] = new string('a', 64);
            settings[$"Platforms:{platform}:Delivery:Policy"] = "LookupThenResend";
            settings[$"Platforms:{platform}:Delivery:SettleMilliseconds"] = "500";
        }
        return settings;
    }
}
