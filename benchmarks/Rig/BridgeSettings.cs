using ChangliBridge.Store;

namespace ChangliBridge.Benchmarks.Rig;

/// <summary>The settings of a bridge under measurement, as environment variables.</summary>
public static class BridgeSettings
{
    /// <summary>With a clock that begins at <paramref name="startAt"/> and platforms under <paramref name="platforms"/>; nobody answers there where it is null.</summary>
    public static Dictionary<string, string> Of(StoreOptions options, BenchKeys keys, DateTimeOffset startAt, Uri? platforms)
    {
        var settings = new Dictionary<string, string>
        {
            ["ASPNETCORE_ENVIRONMENT"] = "Development",
            ["Store__Provider"] = options.Provider.ToString(),
            ["Store__ConnectionString"] = options.ConnectionString,
            ["Clock__StartAt"] = startAt.ToString("yyyy-MM-dd'T'HH:mm:sszzz"),
            ["Security__Issuer"] = BenchKeys.Issuer,
            ["Security__Audience"] = BenchKeys.Audience,
            ["Security__PublicKeyFiles__0"] = keys.IssuerFile,
            ["Evidence__KeyFile"] = keys.EvidenceFile,
        };
        foreach (var (platform, path) in new[] { ("Provincial", "province/"), ("InternetPlus", "internet-plus/") })
        {
            settings[$"Platforms__{platform}__BaseUrl"] = new Uri(platforms ?? new Uri("http://127.0.0.1:1/"), path).AbsoluteUri;
            settings[$"Platforms__{platform}__Signing__AppKey"] = Sandbox.AppKey;
        }
        return settings;
    }
}
