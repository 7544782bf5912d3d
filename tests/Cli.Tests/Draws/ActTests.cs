using System.Text;
using System.Text.Json.Nodes;
using ChangliBridge.Cli.Tests.Recording;
using ChangliBridge.Cli.Tests.Samples;
using ChangliBridge.Domain.Drawing.Signing;
using Google.Protobuf.WellKnownTypes;
using V1 = ChangliBridge.Contract.V1;

namespace ChangliBridge.Cli.Tests.Draws;

/// <summary>Every act of a draw asks the bridge for what was written.</summary>
public sealed class ActTests
{
    private const string Id = "6f1c1a52-6a0e-4a6e-9c57-0d6a8f0f7c11";

    public static TheoryData<string, object> Acts => new()
    {
        { "reveal 2023-halal/1", new V1.RevealDrawRequest { Name = SampleDraw.Name, RequestId = Id } },
        { "confirm 2023-halal/1", new V1.ConfirmDrawRequest { Name = SampleDraw.Name, RequestId = Id } },
        { "void inspectionPlans/2023-halal/draws/1 --reason 名单有误", new V1.VoidDrawRequest { Name = SampleDraw.Name, Reason = "名单有误", RequestId = Id } },
        { "approve-redraw 2023-halal/1 --reason 已问责", new V1.ApproveRedrawRequest { Name = SampleDraw.Name, Reason = "已问责", RequestId = Id } },
        {
            "replace 2023-halal/1 130322000001 mzj-1 --reason 出差",
            new V1.ReplaceInspectorRequest { Name = SampleDraw.Name, Target = "130322000001", Inspector = "inspectors/mzj-1", Reason = "出差", RequestId = Id }
        },
    };

    [Theory]
    [MemberData(nameof(Acts))]
    public async Task An_act_sends_what_was_written_and_prints_the_draw(string line, object expected)
    {
        await using var bridge = await RecordingBridge.StartAsync(SampleDraw.Shown(SampleDraw.Mzj));
        using var changli = new Changli(bridge.Address);
        var run = (await changli.RunAsync(["draw", .. line.Split(' '), "--request-id", Id])).Done();
        Assert.Equal(expected, Assert.Single(bridge.Draws.Asked));
        Assert.Contains($"抽取：{SampleDraw.Name}", run.Output);
    }

    [Fact]
    public async Task A_freeze_carries_slots_and_the_chosen_reading()
    {
        await using var bridge = await RecordingBridge.StartAsync(SampleDraw.Shown(SampleDraw.Mzj));
        using var changli = new Changli(bridge.Address);
        (await changli.RunAsync(
            "draw", "freeze", "2023-halal", "first", "--reveal-by", "2023-11-06T00:00:00+08:00",
            "--slot", "mzj,closes=2023-11-05T12:00+08:00",
            "--slot", "notary,witnessed=dicex25,outside,closes=2023-11-05T05:00:00Z",
            "--slot", $"drand,beacon={SampleDraw.Beacon.Source},outside,closes=2023-11-05T12:00:00Z",
            "--mode", "top_up", "--rounding", "up", "--minimum", "0", "--reason", "局长办公会决定", "--request-id", Id)).Done();
        Assert.Equal(
            new V1.FreezeDrawRequest
            {
                Parent = "inspectionPlans/2023-halal",
                BatchId = "first",
                RevealBy = Instant("2023-11-05T16:00:00Z"),
                RequestId = Id,
                Slots =
                {
                    new V1.ContributionSlot { Name = "mzj", Kind = V1.ContributionSlot.Types.Kind.Committed, CloseTime = Instant("2023-11-05T04:00:00Z") },
                    new V1.ContributionSlot { Name = "notary", Kind = V1.ContributionSlot.Types.Kind.Witnessed, Form = "dicex25", Outside = true, CloseTime = Instant("2023-11-05T05:00:00Z") },
                    new V1.ContributionSlot { Name = "drand", Kind = V1.ContributionSlot.Types.Kind.Beacon, Source = SampleDraw.Beacon.Source, Outside = true, CloseTime = Instant("2023-11-05T12:00:00Z") },
                },
                Reading = new V1.ReadingChoice { Mode = V1.Overall.Types.Mode.TopUp, Rounding = V1.Rounding.Up, Minimum = 0, Reason = "局长办公会决定" },
            },
            Assert.Single(bridge.Draws.Asked));
    }

    [Fact]
    public async Task A_countersignature_is_over_the_commitment()
    {
        var draw = SampleDraw.Shown(SampleDraw.Mzj, SampleDraw.Scjgj);
        await using var bridge = await RecordingBridge.StartAsync(draw);
        using var changli = new Changli(bridge.Address);
        (await changli.RunAsync("draw", "countersign", SampleDraw.Short, "--key", changli.Write("key.pem", SampleDraw.ScjgjKey.ToPem()))).Done();
        var asked = Assert.IsType<V1.CountersignDrawRequest>(Assert.Single(bridge.Draws.Asked));
        Assert.True(PublicKey.Parse(SampleDraw.ScjgjKey.KeyId)!.Verifies(Convert.FromHexString(draw.Commitment), asked.Signature));
        var stranger = await changli.RunAsync("draw", "countersign", SampleDraw.Short, "--key", changli.Write("key.pem", SampleDraw.NotaryKey.ToPem()));
        stranger.Ended(0, "不会提高保证程度");
    }

    [Fact]
    public async Task Lists_are_read_to_their_end_in_both_formats()
    {
        await using var bridge = await RecordingBridge.StartAsync(SampleDraw.Shown(SampleDraw.Mzj));
        bridge.Draws.Assignments.AddRange(Enumerable.Range(1, 3).Select(i => new V1.Assignment { Target = $"{i}", Department = "departments/mzj", Inspector = $"inspectors/mzj-{i}" }));
        using var changli = new Changli(bridge.Address);
        var draws = JsonNode.Parse((await changli.RunAsync("draw", "list", "2023-halal", "--output", "json")).Done().Output)!["draws"]!.AsArray();
        Assert.Equal([SampleDraw.Name, "inspectionPlans/2023-halal/draws/2"], draws.Select(draw => (string)draw!["name"]!));
        Assert.Equal(3, JsonNode.Parse((await changli.RunAsync("draw", "assignments", SampleDraw.Short, "--output", "json")).Done().Output)!["assignments"]!.AsArray().Count);
        Assert.Contains("3\tdepartments/mzj\tinspectors/mzj-3", (await changli.RunAsync("draw", "assignments", SampleDraw.Short)).Done().Output);
        Assert.Contains("draws/2\t\t已作废", (await changli.RunAsync("draw", "list", "inspectionPlans/2023-halal")).Done().Output);
    }

    [Fact]
    public async Task A_draw_is_shown_in_words_and_as_json()
    {
        var draw = SampleDraw.Shown(SampleDraw.Mzj, SampleDraw.Dice);
        draw.State = V1.Draw.Types.State.Unopened;
        draw.UnopenedBy.Add("mzj");
        draw.Shortages.Add(new V1.Shortage { Target = "130322000001", Department = "departments/mzj", Needed = 2, Available = 1, Reason = "1人证件到期" });
        await using var bridge = await RecordingBridge.StartAsync(draw);
        using var changli = new Changli(bridge.Address);
        var text = (await changli.RunAsync("draw", "show", SampleDraw.Short)).Done().Output;
        Assert.All(["状态：逾期未公开", "未公开方：mzj", "notary\t见证 dicex25\t是\t2023-11-05 13:00:00 +08:00\t待提交", "1人证件到期"], part => Assert.Contains(part, text));
        var json = JsonNode.Parse((await changli.RunAsync("draw", "show", SampleDraw.Short, "--output", "json")).Done().Output)!;
        Assert.Equal((draw.Commitment, "STATE_UNOPENED", ""), ((string)json["commitment"]!, (string)json["state"]!, (string)json["seed"]!));
    }

    [Fact]
    public async Task A_bundle_is_saved_in_whole_or_not_at_all()
    {
        await using var bridge = await RecordingBridge.StartAsync(SampleDraw.Shown(SampleDraw.Mzj));
        bridge.Draws.Bundle = [.. Enumerable.Range(0, 5000).Select(i => (byte)(i % 251))];
        using var changli = new Changli(bridge.Address);
        (await changli.RunAsync("draw", "bundle", SampleDraw.Short, "--out", "bundle.zip", "--sealed")).Done();
        Assert.Equal(bridge.Draws.Bundle, File.ReadAllBytes(changli.PathOf("bundle.zip")));
        Assert.Equal(V1.GetBundleRequest.Types.Kind.Sealed, ((V1.GetBundleRequest)bridge.Draws.Asked[0]).Kind);
        bridge.Draws.Refusal = new Google.Rpc.Status { Code = (int)Google.Rpc.Code.PermissionDenied, Message = "no" };
        (await changli.RunAsync("draw", "bundle", SampleDraw.Short, "--out", "other.zip")).Ended(1, "PermissionDenied");
        Assert.Equal(["bundle.zip"], Directory.GetFiles(changli.Home).Select(Path.GetFileName));
    }

    [Fact]
    public async Task An_own_entry_is_saved_to_the_byte()
    {
        await using var bridge = await RecordingBridge.StartAsync(SampleDraw.Shown(SampleDraw.Mzj));
        bridge.Draws.Entry = Encoding.UTF8.GetBytes("""{"id":"130322000001","stratum":"小微"}""");
        using var changli = new Changli(bridge.Address);
        Assert.Contains("已被抽中", (await changli.RunAsync("draw", "entry", SampleDraw.Short, "130322000001", "--out", "entry.json")).Done().Output);
        Assert.Equal(bridge.Draws.Entry, File.ReadAllBytes(changli.PathOf("entry.json")));
    }

    [Fact]
    public async Task An_escrow_opens_for_the_office_and_only_to_the_secret_that_was_committed_to()
    {
        await using var bridge = await RecordingBridge.StartAsync(SampleDraw.Shown(SampleDraw.Mzj));
        using var changli = new Changli(bridge.Address);
        var (office, other) = (changli.Write("office.pem", SampleDraw.OfficeKey.ToPem()), changli.Write("other.pem", SampleDraw.NotaryKey.ToPem()));
        var opened = await changli.RunAsync("draw", "escrow-open", SampleDraw.Short, "--key", office);
        opened.Ended(0, "监督单位");
        Assert.Equal(Convert.ToHexStringLower(SampleDraw.Secret), opened.Output.Trim());
        (await changli.RunAsync("draw", "escrow-open", SampleDraw.Short, "--key", other)).Ended(2, "打不开");
        bridge.Draws.Draw.Escrow = Contract.Signing.SealedSecret.Seal(SampleDraw.OfficeKey.KeyId, new byte[32], Encoding.UTF8.GetBytes(SampleDraw.Name));
        Assert.Equal("", (await changli.RunAsync("draw", "escrow-open", SampleDraw.Short, "--key", office)).Ended(2, "承诺不符").Output);
        bridge.Draws.Draw.Escrow = "";
        (await changli.RunAsync("draw", "escrow-open", SampleDraw.Short, "--key", office)).Ended(2, "没有托管密文");
    }

    private static Timestamp Instant(string text) => Timestamp.FromDateTimeOffset(DateTimeOffset.Parse(text));
}
