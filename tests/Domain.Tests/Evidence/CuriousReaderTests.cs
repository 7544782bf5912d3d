using System.Numerics;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using ChangliBridge.Domain.Drawing;
using ChangliBridge.Domain.Drawing.Evidence;
using ChangliBridge.Domain.Tests.Drawing;
using Xunit;
using Files = System.Collections.Generic.SortedDictionary<string, byte[]>;

namespace ChangliBridge.Domain.Tests.Evidence;

/// <summary>
/// Grades of single enterprises are internal. A curious reader has the sealed bundles of 200 draws, knows the rates and every formula, and
/// marks as many of each draw's drawn targets as D as there are: with nothing to go by he is right at the base share. Fixed seeds, so that the answer
/// is always the same; each way of guessing may miss the base share by four standard deviations of pure chance.
/// </summary>
public sealed class CuriousReaderTests
{
    private const int Draws = 200;
    private const double FourDeviations = 4;

    private static readonly Lazy<List<(Files Public, HashSet<string> OfD)>> Seen = new(() => [.. Enumerable.Range(0, Draws).Select(SealedDraw)]);

    private static readonly Dictionary<string, Func<Files, string, BigInteger>> Guesses = new()
    {
        ["the order of the drawn"] = (files, id) => files.Text("drawn.csv").IndexOf(id, StringComparison.Ordinal),
        ["the order of the drawn, backwards"] = (files, id) => -files.Text("drawn.csv").IndexOf(id, StringComparison.Ordinal),
        ["low leaves"] = (files, id) => Number(LeafOf(files, id)),
        ["high leaves"] = (files, id) => -Number(LeafOf(files, id)),
        ["a ticket without its blind"] = (files, id) => Number(Hash(TargetKey(files), RootOf(files), Encoding.UTF8.GetBytes(id))),
        ["a ticket with the leaf for a blind"] = (files, id) => Number(Hash(TargetKey(files), RootOf(files), LeafOf(files, id)[..16], Encoding.UTF8.GetBytes(id))),
        ["leaves close to the seed"] = (files, id) => Distance(LeafOf(files, id), SeedOf(files)),
        ["leaves close to a stratum's commitment"] = (files, id) => files.Text("strata-commitments.csv").Split('\n')[1..^1].Min(line => Distance(LeafOf(files, id), Convert.FromHexString(line))),
        ["a leaf of stratum D with a blind of zeros"] = (files, id) => Distance(LeafOf(files, id), Hash([0], new byte[16], Encoding.UTF8.GetBytes(id), [0x1f], [(byte)'D'])),
    };

    public static TheoryData<string> Cases => [.. Guesses.Keys];

    [Theory]
    [MemberData(nameof(Cases))]
    public void Nothing_public_tells_who_of_the_drawn_is_of_grade_D(string guess) =>
        Assert.InRange(Score((files, id, _) => Guesses[guess](files, id)), -FourDeviations, FourDeviations);

    [Fact]
    public void A_reader_who_knew_the_grades_would_be_found_out() =>
        Assert.True(Score((_, id, ofD) => ofD.Contains(id) ? 0 : 1) > FourDeviations);

    /// <summary>How far the guesses are from the base share, in standard deviations of pure chance.</summary>
    private static double Score(Func<Files, string, HashSet<string>, BigInteger> guess)
    {
        var (right, expected, variance) = (0, 0.0, 0.0);
        foreach (var (files, ofD) in Seen.Value)
        {
            var drawn = files.Text("drawn.csv").Split('\n')[1..^1];
            right += drawn.OrderBy(id => guess(files, id, ofD)).Take(ofD.Count).Count(ofD.Contains);
            // Hypergeometric: k marked of n drawn, of whom k are D.
            var (n, k) = ((double)drawn.Length, (double)ofD.Count);
            expected += k * k / n;
            variance += k * k * (n - k) * (n - k) / (n * n * (n - 1));
        }
        return (right - expected) / Math.Sqrt(variance);
    }

    // 60 targets, a quarter of each grade by a hash of the id, so that ids say nothing; about 15 drawn, a third of them D.
    private static (Files Public, HashSet<string> OfD) SealedDraw(int number)
    {
        var inputs = SmallDraw.Sealed(SmallDraw.Inputs with
        {
            Frame = [.. Enumerable.Range(0, 60).Select(i => $"91130322{number:000}{i:000}").Select(id => new FrameEntry(id, "ABCD"[Hash(Encoding.UTF8.GetBytes($"grade {id}"))[0] % 4].ToString()))],
            Rule = SmallDraw.Rule with { Strata = [new("A", "5%", 1), new("B", "20%", 1), new("C", "25%", 1), new("D", "35%", 1)] },
            Recusals = [],
            Secrets = new DrawSecrets(Secret(number, "frame"), Secret(number, "salt"), Secret(number, "secret")),
        });
        var frozen = FrozenDraw.Freeze(inputs);
        var outcome = frozen.Reveal(SmallDraw.Contributions, []);
        using var stream = new MemoryStream();
        Bundle.Write(stream, BundleKind.Sealed, (frozen, outcome, new BundleRecord([.. SmallDraw.Contributions.Select(entry => new BundleContribution(entry.Name, entry.Value, "", ""))], [])), sums => new BundleSignature("", "", ""));
        return (TestBundle.Open(stream.ToArray()), [.. outcome.Drawn.Where(entry => entry.Stratum == "D").Select(entry => entry.Id)]);
    }

    private static byte[] Secret(int number, string what) => Hash(Encoding.UTF8.GetBytes($"{what} {number}"));

    private static byte[] Hash(params byte[][] parts) => SHA256.HashData([.. parts.SelectMany(part => part)]);

    private static byte[] LeafOf(Files files, string id) => Convert.FromHexString(files.Text("leaves.csv").Split('\n').Single(line => line.StartsWith($"{id},", StringComparison.Ordinal)).Split(',')[1]);

    private static byte[] SeedOf(Files files) => Field(files, "seed.json", "seed");

    private static byte[] RootOf(Files files) => Field(files, "commitment.json", "root");

    private static byte[] TargetKey(Files files) => Hash("changli-draw-target/1"u8.ToArray(), SeedOf(files), RootOf(files));

    private static byte[] Field(Files files, string name, string field) => Convert.FromHexString(JsonDocument.Parse(files[name]).RootElement.GetProperty(field).GetString()!);

    private static BigInteger Number(byte[] bytes) => new(bytes, isUnsigned: true, isBigEndian: true);

    private static int Distance(byte[] left, byte[] right) => left.Zip(right).Sum(pair => BitOperations.PopCount((uint)(pair.First ^ pair.Second)));
}
