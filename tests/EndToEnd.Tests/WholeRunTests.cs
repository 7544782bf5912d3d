using System.IO.Compression;
using ChangliBridge.Testing;
using Xunit;

namespace ChangliBridge.EndToEnd.Tests;

public sealed class WholeRunTests
{
    private const int Longest = 480_000;

    private static readonly string[] FullBundle =
    [
        "SHA256SUMS", "SHA256SUMS.sig", "assignments.csv", "commitment.json", "drawn.csv", "frame.csv", "header.json", "leaves.csv", "recusals.csv",
        "replacements.csv", "roster.csv", "rule.json", "seed.json", "strata.csv", "summary.json",
    ];

    [Theory(Timeout = Longest)]
    [InlineData(40)]
    [InlineData(400)]
    public async Task The_county_plan_runs_from_the_registers_to_disclosure(int size)
    {
        var ct = TestContext.Current.CancellationToken;
        await using var demo = RunningDemo.Start(size);
        var figures = await demo.EndAsync(ct);

        figures.ExpectWhole(size);
        await ExpectSoundAsync(figures, ct);
        await AuditLine.ExpectWholeAsync(demo.DatabasePath, ct);
    }

    [Fact(Timeout = Longest)]
    public async Task The_county_plan_runs_on_PostgreSQL()
    {
        var ct = TestContext.Current.CancellationToken;
        await using var database = await TestDatabase.EmptyAsync(Store.StoreProvider.Postgres, ct);
        await using var demo = RunningDemo.Start(40, "--store", "postgres", "--connection", database.Options.ConnectionString);
        var figures = await demo.EndAsync(ct);

        figures.ExpectWhole(40);
        await ExpectSoundAsync(figures, ct);
        Assert.False(File.Exists(demo.DatabasePath));
        await AuditLine.ExpectWholeAsync(database.Options, ct);
    }

    [Theory(Timeout = Longest)]
    [InlineData("tif")]
    [InlineData("sm")]
    public async Task The_county_plan_runs_whatever_profile_the_platforms_speak(string profile)
    {
        var ct = TestContext.Current.CancellationToken;
        await using var demo = RunningDemo.Start(40, "--profile", profile);
        var figures = await demo.EndAsync(ct);

        figures.ExpectWhole(40);
        await AuditLine.ExpectWholeAsync(demo.DatabasePath, ct);
    }

    private static async Task ExpectSoundAsync(DemoFigures figures, CancellationToken ct)
    {
        Assert.True(Path.IsPathFullyQualified(figures.Bundle));
        await using (var zip = await ZipFile.OpenReadAsync(figures.Bundle, ct))
            Assert.Equal(FullBundle, zip.Entries.Select(entry => entry.FullName).Order(StringComparer.Ordinal));
        foreach (var bundle in new[] { figures.Bundle, Path.Combine(Path.GetDirectoryName(figures.Bundle)!, "bundle-sealed.zip") })
        {
            await ExpectCommittedAsync("dotnet", [BuiltPrograms.Changli, "draw", "verify", bundle], ct);
            await ExpectCommittedAsync("python3", [Path.Combine(RepositoryRoot.Path, "docs", "verify", "verify.py"), bundle], ct);
        }
        Assert.Contains(figures.Seed, await SeedAsync(figures.Bundle, ct));
    }

    /// <summary>A checker finds nothing wrong, and that no party spoke last.</summary>
    private static async Task ExpectCommittedAsync(string program, string[] arguments, CancellationToken ct)
    {
        var verified = await ProgramRun.OfAsync(Path.GetTempPath(), program, arguments, ct);
        Assert.True(verified.ExitCode == 0, verified.Output + verified.Errors);
        Assert.Contains("assurance committed", verified.Output);
    }

    private static async Task<string> SeedAsync(string bundle, CancellationToken ct)
    {
        await using var zip = await ZipFile.OpenReadAsync(bundle, ct);
        using var reader = new StreamReader(await zip.GetEntry("seed.json")!.OpenAsync(ct));
        return await reader.ReadToEndAsync(ct);
    }
}
