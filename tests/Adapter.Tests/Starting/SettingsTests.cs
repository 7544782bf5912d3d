using ChangliBridge.Adapter.Tests.Hosting;
using ChangliBridge.Store;
using ChangliBridge.Testing;
using Xunit;

namespace ChangliBridge.Adapter.Tests.Starting;

/// <summary>A bridge that cannot be used says everything that is wrong, in plain sentences, and ends with 78.</summary>
public sealed class SettingsTests
{
    private const int Unusable = 78;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Every_wrong_setting_is_reported_at_once()
    {
        await using var database = await TestDatabase.EmptyAsync(StoreProvider.Sqlite, Ct);
        using var folder = new TemporaryFolder();
        await File.WriteAllTextAsync(folder.File("no.pem"), "no key", Ct);
        var settings = BridgeSettings.For(database);
        settings["environment"] = "Production";
        settings["Store:Provider"] = "MySql";
        settings["County:Division"] = "1303";
        settings["County:Departments:0:Id"] = "民宗局";
        settings["County:CodeLists:0:Codes:0:Code"] = "";
        settings["Security:Issuer"] = "";
        settings["Security:PublicKeyFiles:0"] = folder.File("no.pem");
        settings["Platforms:Provincial:BaseUrl"] = "not an address";
        settings["Platforms:InternetPlus:Signing:AppKey"] = "short";
        var (code, lines) = await BridgeProcess.FailAsync(settings);
        var said = string.Join('\n', lines);
        Assert.Equal(Unusable, code);
        foreach (var key in new[] { "Clock:StartAt", "Store:Provider", "Division", "Departments[0]'", "Codes[0]'", "Issuer", "Security:PublicKeyFiles", "Platforms:Provincial:BaseUrl", "Platforms:InternetPlus:Signing:AppKey" })
            Assert.Contains(key, said);
        Assert.DoesNotContain("   at ", said);
        Assert.DoesNotContain("short", said);
    }

    [Fact]
    public async Task Every_wrong_setting_of_risk_index_and_warnings_is_reported_at_once()
    {
        await using var database = await TestDatabase.EmptyAsync(StoreProvider.Sqlite, Ct);
        var settings = BridgeSettings.For(database);
        foreach (var (key, value) in new[] { ("Index:Lowest", "100"), ("Index:Source", ""), ("Warnings:0:Grade", "Z"), ("Warnings:1:Id", ""), ("Warnings:1:Steps", "0"), ("Warnings:2:Points", "0.001"), ("Warnings:2:Advice", ""), ("Warnings:3:Percent", "1001"), ("Warnings:3:WithinMonths", "121"), ("Warnings:4:Source", ""), ("Warnings:4:Id", "to-highest") })
            settings[$"County:GradeScheme:{key}"] = value;
        var (code, lines) = await BridgeProcess.FailAsync(settings);
        var said = string.Join('\n', lines);
        Assert.Equal(Unusable, code);
        foreach (var sentence in new[]
        {
            "Lowest must lie below Highest", "GradeScheme.Index' members: 'Source'", "Grade is one of County:GradeScheme:Grades", "Warnings[1]' members: 'Id'", "Warnings[1]' members: 'Steps'",
            "Points is above 0 with at most two decimals", "Warnings[2]' members: 'Advice'", "Warnings[3]' members: 'Percent'", "Warnings[3]' members: 'WithinMonths'", "Warnings[4]' members: 'Source'", "ids of rules must differ",
        })
            Assert.Contains(sentence, said);
        Assert.DoesNotContain("   at ", said);
    }

    [Fact]
    public async Task Every_wrong_setting_of_joint_tasks_is_reported_at_once_and_none_where_they_are_not_told_of()
    {
        await using var database = await TestDatabase.EmptyAsync(StoreProvider.Sqlite, Ct);
        var settings = BridgeSettings.For(database);
        foreach (var (key, value) in new[] { ("RegionNumber", ""), ("ObjectTypeOf:Site", "unlisted"), ("RegistrationNumberType", "unlisted"), ("Report", "true") })
            settings[$"Supervision:JointTasks:{key}"] = value;
        settings["Security:Issuer"] = "";
        var (code, lines) = await BridgeProcess.FailAsync(settings);
        Assert.Equal(Unusable, code);
        string[] sentences = ["RegionName and RegionSource are required", "ObjectTypeOf has codes of ObjectTypes", "RegistrationNumberType is a code of Supervision:CertificateTypes"];
        Assert.All(sentences, sentence => Assert.Contains(sentence, string.Join('\n', lines)));
        settings["Supervision:JointTasks:Report"] = "false";
        Assert.DoesNotContain("Supervision:JointTasks", string.Join('\n', (await BridgeProcess.FailAsync(settings)).Lines));
    }

    [Theory]
    [InlineData("Index:Lowest", "100", "County:GradeScheme:Index: Lowest must lie below Highest")]
    [InlineData("Index:Highest", "99.999", "County:GradeScheme:Index: Lowest must lie below Highest, both with at most two decimals.")]
    [InlineData("Index:HigherIs", "Upwards", "County:GradeScheme:Index:HigherIs")]
    [InlineData("Index:HigherIs", "", "'HigherIs'")]
    [InlineData("Warnings:2:Points", "many", "County:GradeScheme:Warnings:2:Points")]
    [InlineData("Warnings:2:Points", "-5", "County:GradeScheme:Warnings: a rule goes by one of Steps, Points and Percent")]
    [InlineData("Warnings:2:Percent", "10", "County:GradeScheme:Warnings: a rule goes by one of Steps, Points and Percent")]
    [InlineData("Warnings:4:SinceMonths", "0", "'SinceMonths'")]
    [InlineData("Warnings:0:Grade", "E", "County:GradeScheme:Warnings: Grade is one of County:GradeScheme:Grades")]
    [InlineData("Warnings:1:Id", "to-highest", "County:GradeScheme:Warnings: ids of rules must differ")]
    public async Task One_wrong_setting_of_risk_is_told_in_one_sentence(string key, string value, string sentence)
    {
        await using var database = await TestDatabase.EmptyAsync(StoreProvider.Sqlite, Ct);
        var settings = BridgeSettings.For(database);
        settings[$"County:GradeScheme:{key}"] = value;
        var (code, lines) = await BridgeProcess.FailAsync(settings);
        Assert.Equal(Unusable, code);
        Assert.Contains(sentence, Assert.Single(lines));
    }

    [Theory]
    [InlineData("Listen:Grpc", "http://example.invalid:5080")]
    [InlineData("Listen:Http", "5081")]
    [InlineData("Clock:StartAt", "yesterday")]
    [InlineData("Security:PublicKeyFiles:0", "/nowhere/key.pem")]
    [InlineData("Store:ConnectionString", "")]
    [InlineData("Evidence:KeyFile", "")]
    [InlineData("Evidence:KeyFile", "/nowhere/evidence.key.pem")]
    [InlineData("Evidence:RetiredKeys:0", "es256:02")]
    [InlineData("County:WorkingDaysFile", "/nowhere/working-days.txt")]
    public async Task One_wrong_setting_is_named_by_its_key(string key, string value)
    {
        await using var database = await TestDatabase.EmptyAsync(StoreProvider.Sqlite, Ct);
        var settings = BridgeSettings.For(database);
        settings[key] = value;
        var (code, lines) = await BridgeProcess.FailAsync(settings);
        Assert.Equal(Unusable, code);
        Assert.Contains(key.Split(':')[1], string.Join('\n', lines));
        Assert.DoesNotContain("   at ", string.Join('\n', lines));
    }

    [Fact]
    public async Task Every_value_of_the_wrong_type_is_named_also_inside_a_list()
    {
        await using var database = await TestDatabase.EmptyAsync(StoreProvider.Sqlite, Ct);
        var settings = BridgeSettings.For(database);
        string[] keys = ["County:GradeScheme:Index:Highest", "County:GradeScheme:Index:HigherIs", "County:GradeScheme:Warnings:1:Steps", "County:GradeScheme:Warnings:2:Points", "County:CodeLists:0:Codes:0:Problem"];
        foreach (var key in keys)
            settings[key] = "many";
        var (code, lines) = await BridgeProcess.FailAsync(settings);
        Assert.Equal(Unusable, code);
        Assert.All(keys, key => Assert.Contains(lines, line => line.StartsWith($"{key}: “many” is no ", StringComparison.Ordinal)));
        Assert.Equal(keys.Length, lines.Count);
    }

    [Fact]
    public async Task A_file_that_holds_no_private_key_is_refused_with_the_command_that_makes_one()
    {
        await using var database = await TestDatabase.EmptyAsync(StoreProvider.Sqlite, Ct);
        var settings = BridgeSettings.For(database);
        settings["Evidence:KeyFile"] = TokenDesk.PublicKeyFile;
        var (code, lines) = await BridgeProcess.FailAsync(settings);
        Assert.Equal(Unusable, code);
        Assert.Contains(lines, line => line.Contains("Evidence:KeyFile", StringComparison.Ordinal) && line.Contains("changli key new", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_second_bridge_on_the_same_file_is_refused_in_a_plain_sentence()
    {
        await using var database = await TestDatabase.MigratedAsync(StoreProvider.Sqlite, Ct);
        await using var first = await BridgeProcess.ServeAsync(BridgeSettings.For(database));
        var (code, lines) = await BridgeProcess.FailAsync(BridgeSettings.For(database));
        Assert.Equal(Unusable, code);
        Assert.Contains(lines, line => line.StartsWith("Another bridge uses", StringComparison.Ordinal));
        Assert.DoesNotContain("   at ", string.Join('\n', lines));
        Assert.Equal(0, await first.StopAsync());
    }

    [Fact]
    public async Task A_moved_clock_is_refused_outside_development()
    {
        await using var database = await TestDatabase.EmptyAsync(StoreProvider.Sqlite, Ct);
        var settings = BridgeSettings.For(database);
        settings["environment"] = "Production";
        var (code, lines) = await BridgeProcess.FailAsync(settings);
        Assert.Equal(Unusable, code);
        Assert.Equal(["Clock:StartAt is for Development only: remove it, or set ASPNETCORE_ENVIRONMENT=Development."], lines);
    }
}
