using ChangliBridge.Testing;
using Xunit;

namespace ChangliBridge.EndToEnd.Tests;

public sealed class DemoScriptTests
{
    [Fact(Timeout = 480_000)]
    public async Task The_script_builds_runs_and_ends_with_its_line_of_JSON()
    {
        var ct = TestContext.Current.CancellationToken;
        using var work = new TemporaryFolder();
        string[] arguments = ["demo.sh", "--once", "--json", "--size", "40", "--work", work.Path];
        var run = await ProgramRun.OfAsync(RepositoryRoot.Path, "bash", arguments, ct);

        Assert.True(run.ExitCode == 0, run.Errors);
        DemoFigures.Read(run.LastLine).ExpectWhole(40);
    }
}
