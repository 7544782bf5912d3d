using System.Text.Json;
using ChangliBridge.Sandbox.Demo;
using ChangliBridge.Testing;
using Xunit;

namespace ChangliBridge.EndToEnd.Tests;

public sealed class OtherLanguageTests
{
    private const string Department = "scjgj";

    [Fact(Timeout = 480_000)]
    public async Task A_client_in_another_language_submits_a_result_from_the_proto_files_alone()
    {
        var ct = TestContext.Current.CancellationToken;
        using var folder = new TemporaryFolder();
        await using var county = await ConfirmedDraw.ReachAsync(folder.Path, ct);
        var client = await InstallAsync(folder.Path, ct);

        string[] arguments =
        [
            "submit.mjs", county.Address, county.Token(Official.ClerkOf(Department)), Department, $"{CountyPlan.Days[0]:yyyy-MM-dd}",
            Path.Combine(RepositoryRoot.Path, "protos"), Path.Combine(AppContext.BaseDirectory, "google-protos"),
        ];
        var run = await ProgramRun.OfAsync(client, "node", arguments, ct);

        Assert.True(run.ExitCode == 0, run.Errors);
        using var answer = JsonDocument.Parse(run.LastLine);
        var told = answer.RootElement;
        var name = $"{told.GetProperty("task").GetString()}/results/{Department}";
        var submitted = told.GetProperty("submitted");
        Assert.Equal(name, submitted.GetProperty("name").GetString());
        Assert.Equal("STATE_SUBMITTED", submitted.GetProperty("state").GetString());
        Assert.True(submitted.GetProperty("problem_found").GetBoolean());
        Assert.Equal(submitted.GetRawText(), told.GetProperty("again").GetRawText());
        Assert.Equal(submitted.GetRawText(), told.GetProperty("read").GetRawText());
        Assert.Equal(county.Draw.DrawnCount, told.GetProperty("total").GetInt32());
        Assert.Equal((int)Grpc.Core.StatusCode.InvalidArgument, told.GetProperty("refused").GetInt32());
        var kept = await county.Stage.CallAsync(Official.Supervisor, options => county.Stage.Bridge.Results.ListInspectionResultsAsync(new(), options), ct);
        Assert.Equal([name], kept.InspectionResults.Select(result => result.Name));
    }

    // Beside nothing of the repository: what the client needs stands in its lock file.
    private static async Task<string> InstallAsync(string folder, CancellationToken ct)
    {
        var client = Directory.CreateDirectory(Path.Combine(folder, "client")).FullName;
        foreach (var file in Directory.GetFiles(Path.Combine(RepositoryRoot.Path, "tests", "EndToEnd.Tests", "client")))
            File.Copy(file, Path.Combine(client, Path.GetFileName(file)));
        var installed = await ProgramRun.OfAsync(client, "npm", ["ci", "--ignore-scripts", "--no-audit", "--no-fund"], ct);
        Assert.True(installed.ExitCode == 0, installed.Output + installed.Errors);
        return client;
    }
}
