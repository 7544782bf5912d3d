namespace ChangliBridge.Sandbox.Demo;

/// <summary>The bridge's settings for the demonstration, as environment variables over its own appsettings.json.</summary>
internal static class BridgeSettings
{
    /// <summary>Where both clocks start for the county's plan; its window is a week later.</summary>
    public static readonly DateTimeOffset StartAt = new(2023, 10, 30, 8, 0, 0, TimeSpan.FromHours(8));

    private const int Own = 2;

    public static IReadOnlyDictionary<string, string> For(WorkFolder work, DemoPorts ports, SandboxServer province, (string? Postgres, IStory Story) run)
    {
        var settings = new Dictionary<string, string>
        {
            ["ASPNETCORE_ENVIRONMENT"] = "Development",
            ["DOTNET_ENVIRONMENT"] = "Development",
            ["Listen__Grpc"] = $"http://127.0.0.1:{ports.Grpc}",
            ["Listen__Http"] = $"http://127.0.0.1:{ports.Http}",
            ["Store__Provider"] = run.Postgres is null ? "Sqlite" : "Postgres",
            ["Store__ConnectionString"] = run.Postgres ?? $"Data Source={work.DatabasePath}",
            ["Clock__StartAt"] = run.Story.StartAt.ToString("yyyy-MM-dd'T'HH:mm:sszzz"),
            ["Security__Issuer"] = TokenDesk.Issuer,
            ["Security__Audience"] = TokenDesk.Audience,
            ["Security__PublicKeyFiles__0"] = work.IssuerPublicKeyPath,
            ["Evidence__KeyFile"] = work.EvidenceKeyPath,
        };
        foreach (var (place, (id, name)) in run.Story.OtherDepartments.Select(department => (department.Key, department.Value)).Index())
        {
            // Behind the departments of appsettings.json.
            settings[$"County__Departments__{Own + place}__Id"] = id;
            settings[$"County__Departments__{Own + place}__Name"] = name;
            settings[$"Supervision__JointTasks__Units__{id}"] = $"130322-{id}";
        }
        foreach (var (key, value) in run.Story.Settings)
            settings[key] = value;
        AddPlatform(settings, "Provincial", province.ProvinceUrl, DialectSettings.Of(province.Profile, work.Memory.AppKey, provincial: true));
        AddPlatform(settings, "InternetPlus", province.InternetPlusUrl, DialectSettings.Of(province.Profile, work.Memory.AppKey, provincial: false));
        return settings;
    }

    private static void AddPlatform(Dictionary<string, string> settings, string platform, string url, IEnumerable<(string Key, string Value)> dialect)
    {
        var section = $"Platforms__{platform}__";
        settings[section + "BaseUrl"] = url;
        foreach (var (key, value) in dialect)
            settings[section + key] = value;
        settings[section + "Delivery__Policy"] = "LookupThenResend";
        settings[section + "Delivery__SettleMilliseconds"] = "500";

        // The province is next door: who has not answered in two seconds will not. Every twentieth does not, and each would cost ten.
        settings[section + "Limits__TimeoutMilliseconds"] = "2000";
        settings[section + "Limits__Concurrency"] = "16";
    }
}
