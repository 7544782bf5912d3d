using System.Text;
using System.Text.Json.Nodes;
using ChangliBridge.Domain.Drawing;
using ChangliBridge.Domain.Tests.Drawing;
using Xunit;
using Files = System.Collections.Generic.SortedDictionary<string, byte[]>;

namespace ChangliBridge.Domain.Tests.Evidence;

/// <summary>Whatever somebody changes in a bundle is found, and the step says where.</summary>
public sealed class TamperingTests
{
    private static readonly Dictionary<string, (string Step, Action<Files> Change)> Tampered = new()
    {
        ["a target added to the frame"] = ("frame", files => files.Rows("frame.csv", rows => [.. rows, $"1303220000991,B,{new string('0', 32)}"])),
        ["a target removed from the frame"] = ("frame", files => files.Rows("frame.csv", rows => rows.Skip(1))),
        ["a target doubled in the frame"] = ("frame", files => files.Rows("frame.csv", rows => rows.Prepend(rows[0]))),
        ["a target regraded"] = ("frame", files => files.Swap("frame.csv", ",A,", ",B,")),
        ["the frame reordered"] = ("frame", files => files.Rows("frame.csv", rows => rows.AsEnumerable().Reverse())),
        ["a leaf changed"] = ("frame", files => files.Rows("leaves.csv", rows => rows.Select(row => row[..^1] + (row[^1] == '0' ? '1' : '0')))),
        ["the roster reordered"] = ("frame", files => files.Rows("roster.csv", rows => rows.AsEnumerable().Reverse())),
        ["a target removed everywhere"] = ("commitment", RemoveFirstEverywhere),
        ["the day of the header changed"] = ("commitment", files => files.Swap("header.json", "2023-11-03T00:00:00Z", "2023-11-02T00:00:00Z")),
        ["a rate of the rule changed"] = ("commitment", files => files.Swap("rule.json", "25%", "24%")),
        ["the last day of the rule changed"] = ("commitment", files => files.Swap("rule.json", "2023-11-10", "2023-11-11")),
        ["a key added to the rule"] = ("commitment", files => files.Field("rule.json", rule => rule["zone"] = "x")),
        ["another secret"] = ("commitment", files => files.Field("seed.json", seed => seed["secret"] = new string('7', 64))),
        ["another roster salt"] = ("commitment", files => files.Field("seed.json", seed => seed["rosterSalt"] = new string('7', 64))),
        ["another root"] = ("commitment", files => files.Field("commitment.json", commitment => commitment["root"] = new string('7', 64))),
        ["a recusal removed"] = ("commitment", files => files.Rows("recusals.csv", rows => [])),
        ["a recusal added"] = ("commitment", files => files.Rows("recusals.csv", rows => [.. rows, "mzj-2,130322000000"])),
        ["an inspector removed from the roster"] = ("commitment", files => files.Rows("roster.csv", rows => rows.Skip(1))),
        ["a certificate prolonged"] = ("commitment", files => files.Swap("roster.csv", "9999-12-31", "9999-12-30")),
        ["a slot moved outside"] = ("commitment", files => files.Swap("header.json", "\"outside\":false", "\"outside\":true")),
        ["a contribution changed"] = ("contributions", files => files.Swap("seed.json", SmallDraw.Mzj, SmallDraw.Mzj.Replace('0', '1'))),
        ["a contribution out of its form"] = ("contributions", files => files.Swap("seed.json", SmallDraw.Mzj, "00")),
        ["a contribution added"] = ("contributions", files => Contributions(files, list => list.Add(list[0]!.DeepClone()))),
        ["a contribution dropped"] = ("contributions", files => Contributions(files, list => list.RemoveAt(1))),
        ["the contributions reordered"] = ("contributions", files => Contributions(files, MoveFirstToTheEnd)),
        ["a contribution dated before the freeze"] = ("contributions", files => Contributions(files, list => list[0]!["at"] = "2023-11-03T00:59:59Z")),
        ["a contribution dated at its close"] = ("contributions", files => Contributions(files, list => list[1]!["at"] = "2023-11-05T04:00:00Z")),
        ["a contribution without its date"] = ("contributions", files => Contributions(files, list => list[1]!["at"] = "")),
        ["a contribution with a commitment of another"] = ("contributions", files => Contributions(files, list => list[1]!["committed"] = list[0]!["committed"]!.GetValue<string>())),
        ["a contribution and its commitment changed"] = ("contributions", files => Contributions(files, CommitToAnotherValue)),
        ["another seed"] = ("seed", files => files.Field("seed.json", seed => seed["seed"] = new string('7', 64))),
        ["a signature that nobody made"] = ("contributions", files => Contributions(files, list => list[0]!["signature"] = "00")),
        ["a quota off by one"] = ("quotas", files => files.Swap("strata.csv", "B,12,3,", "B,12,4,")),
        ["a stratum without its size"] = ("quotas", files => files.Swap("strata.csv", "B,12,", "B,13,")),
        ["the strata reordered"] = ("quotas", files => files.Rows("strata.csv", rows => rows.AsEnumerable().Reverse())),
        ["a drawn target removed"] = ("drawn", files => files.Rows("drawn.csv", rows => rows.SkipLast(1))),
        ["a drawn target swapped for another"] = ("drawn", files => files.Rows("drawn.csv", rows => rows.Select((row, i) => i == 0 ? row.Replace("13032200", "13032201") : row))),
        ["an inspector swapped"] = ("assignments", files => files.Rows("assignments.csv", rows => [SwapInspector(rows[0]), .. rows.Skip(1)])),
        ["an assignment removed"] = ("assignments", files => files.Rows("assignments.csv", rows => rows.Skip(1))),
        ["a replacement by somebody else"] = ("replacements", files => files.Rows("replacements.csv", rows => rows.Select(row => string.Join(',', row.Split(',').Select((cell, i) => i == 3 ? "mzj-9" : cell))))),
        ["a replacement without its reason"] = ("replacements", files => files.Rows("replacements.csv", rows => rows.Select(row => string.Join(',', row.Split(',').Take(4)) + ","))),
        ["a replacement of somebody not assigned"] = ("replacements", files => files.Rows("replacements.csv", rows => [.. rows, "1,mzj,mzj-1,mzj-2,x"])),
        ["a replacement removed"] = ("summary", files => files.Rows("replacements.csv", rows => [])),
        ["a better assurance"] = ("summary", files => files.Field("summary.json", summary => summary["assurance"] = "beacon")),
        ["fewer recusals in the summary"] = ("summary", files => files.Field("summary.json", summary => summary["recusals"] = 0)),
        ["a summary with a doubled key"] = ("summary", files => files.Swap("summary.json", "{", "{\"assurance\":\"none\",")),
        ["a header that is not canonical"] = ("inputs", files => files.Swap("header.json", ",", ", ")),
        ["a header in another order"] = ("inputs", files => files.Swap("header.json", "{\"algorithm\":\"changli-draw/1\",", "{\"zone\":1,\"algorithm\":\"changli-draw/1\",")),
        ["a header with an escape it does not need"] = ("inputs", files => files.Swap("header.json", "hebei", "\\u0068ebei")),
        ["a header with a doubled key"] = ("inputs", files => files.Swap("header.json", "{", "{\"algorithm\":\"changli-draw/1\",")),
        ["a header with a byte order mark"] = ("inputs", files => files["header.json"] = [.. Encoding.UTF8.Preamble, .. files["header.json"]]),
        ["a header with a final LF"] = ("inputs", files => files["header.json"] = [.. files["header.json"], (byte)'\n']),
        ["a header with half a character"] = ("inputs", files => files.Swap("header.json", "hebei-abcd", "\\ud800")),
        ["a header with half a character in a key"] = ("inputs", files => files.Swap("header.json", "{", "{\"\\ud800\":1,")),
        ["a header that is not UTF-8"] = ("inputs", files => files["header.json"][files.Text("header.json").IndexOf("hebei", StringComparison.Ordinal)] = 0xff),
        ["a header that is a list"] = ("inputs", files => files["header.json"] = "[]"u8.ToArray()),
        ["a rule without its strata"] = ("inputs", files => files.Field("rule.json", rule => rule.Remove("strata"))),
        ["a seed with a doubled key"] = ("inputs", files => files.Swap("seed.json", "{", $"{{\"secret\":\"{new string('7', 64)}\",")),
        ["a frame with a byte order mark"] = ("inputs", files => files["frame.csv"] = [.. Encoding.UTF8.Preamble, .. files["frame.csv"]]),
        ["a frame with CR"] = ("inputs", files => files["frame.csv"] = Encoding.UTF8.GetBytes(files.Text("frame.csv").Replace("\n", "\r\n"))),
        ["a frame without its last LF"] = ("inputs", files => files["frame.csv"] = files["frame.csv"][..^1]),
        ["a frame with quotes it does not need"] = ("inputs", files => files.Swap("frame.csv", ",A,", ",\"A\",")),
        ["a frame with an open quote"] = ("inputs", files => files.Swap("frame.csv", ",A,", ",\"A,")),
        ["a frame with a cell too many"] = ("inputs", files => files.Swap("frame.csv", ",A,", ",A,A,")),
        ["a frame that is not UTF-8"] = ("inputs", files => files["frame.csv"][^3] = 0xff),
        ["a blind that is no hex"] = ("inputs", files => files.Rows("frame.csv", rows => rows.Select(row => row[..^1] + 'g'))),
    };

    public static TheoryData<string> Cases => [.. Tampered.Keys];

    /// <summary>A bundle that was laid hands on, sums and signature written anew.</summary>
    internal static byte[] Forged(string what)
    {
        var files = TestBundle.Open(TestBundle.Good());
        Tampered[what].Change(files);
        TestBundle.Sum(files);
        return TestBundle.Zip(files);
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void A_forger_who_writes_the_sums_anew_is_found_at_the_step_that_he_touched(string what) =>
        Assert.Equal(Tampered[what].Step, TestBundle.FailureOf(Forged(what)));

    [Theory]
    [MemberData(nameof(Cases))]
    public void A_forger_who_leaves_the_sums_is_found_at_the_sums(string what)
    {
        var files = TestBundle.Open(TestBundle.Good());
        Tampered[what].Change(files);
        Assert.Equal("sums", TestBundle.FailureOf(TestBundle.Zip(files)));
    }

    [Fact]
    public void A_finding_names_the_file_and_the_line()
    {
        var files = TestBundle.Open(TestBundle.Good());
        files.Rows("drawn.csv", rows => rows.SkipLast(1));
        TestBundle.Sum(files);
        Assert.StartsWith("drawn.csv line ", TestBundle.Verify(TestBundle.Zip(files))[^1].Finding);
    }

    private static void Contributions(Files files, Action<JsonArray> change) => files.Field("seed.json", seed => change(seed["contributions"]!.AsArray()));

    private static void RemoveFirstEverywhere(Files files)
    {
        files.Rows("frame.csv", rows => rows.Skip(1));
        files.Rows("leaves.csv", rows => rows.Skip(1));
        files.Field("header.json", header => header["count"] = 23);
    }

    private static void MoveFirstToTheEnd(JsonArray list)
    {
        var first = list[0]!;
        list.RemoveAt(0);
        list.Add(first);
    }

    private static void CommitToAnotherValue(JsonArray list)
    {
        var commitment = SlotCommitment.Of(SmallDraw.Frozen.Commitment, "mzj", SmallDraw.Scjgj);
        (list[0]!["value"], list[0]!["committed"]) = (SmallDraw.Scjgj, Convert.ToHexStringLower(commitment));
    }

    private static string SwapInspector(string row) => row[..^1] + (row[^1] == '1' ? '2' : '1');
}
