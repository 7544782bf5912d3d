using ChangliBridge.Domain.Drawing.Evidence;
using ChangliBridge.Domain.Tests.Drawing;
using Xunit;

namespace ChangliBridge.Domain.Tests.Evidence;

/// <summary>A second checker, in another language and written from docs/draw.md alone, says of every bundle what the first one says.</summary>
public sealed class SecondCheckerTests : IDisposable
{
    private const int LinesAtMost = 199;

    private readonly string _folder = Directory.CreateTempSubdirectory("changli-checker-").FullName;

    public static TheoryData<string> Vectors => VectorTests.Drawn;

    public static TheoryData<string> Forged => TamperingTests.Cases;

    public static TheoryData<string> SealedForged => SealedTamperingTests.Cases;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void It_is_short_enough_to_be_read() => Assert.InRange(File.ReadLines(Path.Combine(AppContext.BaseDirectory, "verify.py")).Count(), 1, LinesAtMost);

    [Theory]
    [MemberData(nameof(Vectors))]
    public async Task Bundles_of_a_vector_hold_at_the_same_steps(string name)
    {
        var file = Vector.Read(name);
        await HoldsAsync(TestBundle.Of(file.Inputs, file.Contributions, file.Replacements));
        await HoldsAsync(TestBundle.Of(file.Inputs, file.Contributions, file.Replacements, BundleKind.Sealed));
    }

    [Fact]
    public async Task A_signed_draw_holds_with_its_assurance() => Assert.Contains("committed", (await HoldsAsync(TestBundle.Good())).Lines[^1]);

    [Theory]
    [MemberData(nameof(Forged))]
    public Task A_forged_bundle_does_not_hold(string what) => FailsAsync(TamperingTests.Forged(what));

    [Theory]
    [MemberData(nameof(SealedForged))]
    public Task A_forged_sealed_bundle_does_not_hold(string what) => FailsAsync(SealedTamperingTests.Forged(what));

    [Fact]
    public async Task An_own_entry_holds_and_a_changed_one_does_not()
    {
        var frozen = SmallDraw.Frozen;
        var outcome = frozen.Reveal(SmallDraw.Contributions, []);
        foreach (var target in frozen.Inputs.Frame.Where((_, i) => i % 5 == 0).Select(entry => entry.Id).Append(outcome.Drawn[0].Id))
        {
            var entry = OwnEntry.Of(frozen, outcome, target)!.Value.Json;
            var run = await HoldsAsync(TestBundle.GoodSealed(), entry);
            Assert.StartsWith("ok   entry", run.Lines[^1]);
        }
        var changed = System.Text.Encoding.UTF8.GetString(OwnEntry.Of(frozen, outcome, outcome.Drawn[0].Id)!.Value.Json).Replace("\"index\":", "\"index\":1");
        Assert.Equal(2, (await RunAsync(TestBundle.GoodSealed(), System.Text.Encoding.UTF8.GetBytes(changed))).ExitCode);
    }

    [Theory]
    [InlineData("")]
    [InlineData("not a zip")]
    public Task What_is_no_zip_does_not_hold(string content) => FailsAsync(System.Text.Encoding.UTF8.GetBytes(content));

    private async Task<CheckerRun> HoldsAsync(byte[] bundle, byte[]? entry = null)
    {
        var run = await RunAsync(bundle, entry);
        Assert.All(run.Lines, line => Assert.StartsWith("ok ", line));
        Assert.Equal(BundleVerifier.Verify(bundle, null, entry).Select(step => step.Name), run.Lines.Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1]));
        Assert.Equal(0, run.ExitCode);
        return run;
    }

    private async Task FailsAsync(byte[] bundle)
    {
        var run = await RunAsync(bundle, null);
        Assert.Equal(2, run.ExitCode);
        Assert.StartsWith("FAIL ", run.Lines[^1]);
    }

    private async Task<CheckerRun> RunAsync(byte[] bundle, byte[]? entry)
    {
        var file = Path.Combine(_folder, "bundle.zip");
        await File.WriteAllBytesAsync(file, bundle, Ct);
        if (entry is null)
            return await CheckerRun.OfAsync(Ct, file);
        var entryFile = Path.Combine(_folder, "entry.json");
        await File.WriteAllBytesAsync(entryFile, entry, Ct);
        return await CheckerRun.OfAsync(Ct, file, "--entry", entryFile);
    }
}
