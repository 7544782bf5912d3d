using ChangliBridge.Domain.Tests.Drawing;
using Xunit;
using Files = System.Collections.Generic.SortedDictionary<string, byte[]>;

namespace ChangliBridge.Domain.Tests.Evidence;

/// <summary>What everyone may have says less, and still shows every hand laid on it.</summary>
public sealed class SealedTamperingTests
{
    private static readonly Dictionary<string, (string Step, Action<Files> Change)> Tampered = new()
    {
        ["a target added"] = ("frame", files => files.Rows("leaves.csv", rows => [.. rows, $"1303220000991,{new string('0', 64)}"])),
        ["a target removed"] = ("frame", files => files.Rows("leaves.csv", rows => rows.Skip(1))),
        ["a target removed, and counted so"] = ("commitment", files =>
        {
            files.Rows("leaves.csv", rows => rows.Skip(1));
            files.Field("header.json", header => header["count"] = 23);
        }
        ),
        ["a target doubled"] = ("inputs", files => files.Rows("leaves.csv", rows => rows.Prepend(rows[0]))),
        ["the targets reordered"] = ("inputs", files => files.Rows("leaves.csv", rows => rows.AsEnumerable().Reverse())),
        ["a leaf changed"] = ("commitment", files => files.Rows("leaves.csv", rows => rows.Select(row => row[..^1] + (row[^1] == '0' ? '1' : '0')))),
        ["a leaf in capitals"] = ("inputs", files => files.Rows("leaves.csv", rows => rows.Select(row => row[..14] + row[14..].ToUpperInvariant()))),
        ["the day of the header changed"] = ("commitment", files => files.Swap("header.json", "2023-11-03T00:00:00Z", "2023-11-02T00:00:00Z")),
        ["a rate changed"] = ("commitment", files => files.Swap("rule.json", "25%", "24%")),
        ["a key of the rule changed"] = ("commitment", files => files.Swap("rule.json", TestKeys.Scjgj.KeyId, TestKeys.Office.KeyId)),
        ["another secret"] = ("commitment", files => files.Field("seed.json", seed => seed["secret"] = new string('7', 64))),
        ["another digest of the roster"] = ("commitment", files => files.Field("commitment.json", commitment => commitment["rosterDigest"] = new string('7', 64))),
        ["a field added to the commitment"] = ("commitment", files => files.Field("commitment.json", commitment => commitment["zone"] = "x")),
        ["a contribution changed"] = ("contributions", files => files.Swap("seed.json", SmallDraw.Mzj, SmallDraw.Mzj.Replace('0', '1'))),
        ["a contribution dropped"] = ("contributions", files => files.Field("seed.json", seed => seed["contributions"]!.AsArray().RemoveAt(0))),
        ["a contribution dated before the freeze"] = ("contributions", files => files.Field("seed.json", seed => seed["contributions"]![0]!["at"] = "2023-11-03T00:59:59Z")),
        ["a contribution without its signature"] = ("contributions", files => files.Field("seed.json", seed => seed["contributions"]![0]!["signature"] = "")),
        ["a contribution signed by somebody else"] = ("contributions", files => files.Field("seed.json", seed =>
        {
            var entry = seed["contributions"]![0]!;
            entry["keyId"] = TestKeys.Office.KeyId;
            entry["signature"] = TestKeys.Office.Sign(Convert.FromHexString(entry["committed"]!.GetValue<string>()));
        })),
        ["another seed"] = ("seed", files => files.Field("seed.json", seed => seed["seed"] = new string('7', 64))),
        ["the roster's salt told"] = ("seed", files => files.Field("seed.json", seed => seed["rosterSalt"] = new string('7', 64))),
        ["a stratum's commitment dropped"] = ("quotas", files => files.Rows("strata-commitments.csv", rows => rows.Skip(1))),
        ["the strata's commitments reordered"] = ("quotas", files => files.Rows("strata-commitments.csv", rows => rows.AsEnumerable().Reverse())),
        ["a drawn target doubled"] = ("drawn", files => files.Rows("drawn.csv", rows => rows.Append(rows[^1]))),
        ["a drawn target that is not in the frame"] = ("drawn", files => files.Rows("drawn.csv", rows => rows.Append("9"))),
        ["the drawn reordered"] = ("drawn", files => files.Rows("drawn.csv", rows => rows.AsEnumerable().Reverse())),
        ["a drawn target dropped"] = ("summary", files => files.Rows("drawn.csv", rows => rows.Skip(1))),
        ["a better assurance"] = ("summary", files => files.Field("summary.json", summary => summary["assurance"] = "beacon")),
        ["a count that is a text"] = ("summary", files => files.Field("summary.json", summary => summary["seats"] = "4")),
        ["a figure of one stratum told"] = ("summary", files => files.Field("summary.json", summary => summary["D"] = 1)),
    };

    public static TheoryData<string> Cases => [.. Tampered.Keys];

    /// <summary>A bundle that was laid hands on, sums and signature written anew.</summary>
    internal static byte[] Forged(string what)
    {
        var files = TestBundle.Open(TestBundle.GoodSealed());
        Tampered[what].Change(files);
        TestBundle.Sum(files);
        return TestBundle.Zip(files);
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void A_forger_who_signs_anew_is_found_at_the_step_that_he_touched(string what) =>
        Assert.Equal(Tampered[what].Step, TestBundle.FailureOf(Forged(what)));

    [Fact]
    public void A_sealed_bundle_holds_at_every_step() => Assert.Equal(
        ["files", "sums", "signature", "inputs", "frame", "commitment", "contributions", "seed", "quotas", "drawn", "summary"],
        TestBundle.Verify(TestBundle.GoodSealed()).Where(step => step.Holds).Select(step => step.Name));

    [Fact]
    public void A_sealed_bundle_has_exactly_its_files() => Assert.Equal(
        ["SHA256SUMS", "SHA256SUMS.sig", "commitment.json", "drawn.csv", "header.json", "leaves.csv", "rule.json", "seed.json", "strata-commitments.csv", "summary.json"],
        TestBundle.Open(TestBundle.GoodSealed()).Keys);

    [Fact]
    public void A_sealed_bundle_tells_no_stratum_blind_ticket_salt_or_inspector()
    {
        var (sealedText, full) = (string.Concat(TestBundle.Open(TestBundle.GoodSealed()).Keys.Select(name => TestBundle.Open(TestBundle.GoodSealed()).Text(name))), TestBundle.Open(TestBundle.Good()));
        var secrets = full.Text("frame.csv").Split('\n')[1..^1].Select(row => row.Split(',')[2])
            .Concat(full.Text("drawn.csv").Split('\n')[1..^1].Select(row => row.Split(',')[3]))
            .Concat(full.Text("strata.csv").Split('\n')[1..^1].Select(row => row.Split(',')[4]))
            .Concat(full.Text("roster.csv").Split('\n')[1..^1].Select(row => row.Split(',')[0]))
            .Append(Convert.ToHexStringLower(SmallDraw.Inputs.Secrets.RosterSalt));
        Assert.All(secrets, secret => Assert.DoesNotContain(secret, sealedText));
    }
}
