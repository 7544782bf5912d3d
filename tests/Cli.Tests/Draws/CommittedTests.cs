using System.Text.Json.Nodes;
using ChangliBridge.Cli.Tests.Recording;
using ChangliBridge.Cli.Tests.Samples;
using ChangliBridge.Contract.Signing;
using ChangliBridge.Domain.Drawing;
using V1 = ChangliBridge.Contract.V1;

namespace ChangliBridge.Cli.Tests.Draws;

/// <summary><c>changli draw contribute</c> of a committed slot.</summary>
public sealed class CommittedTests
{
    private static readonly DrawSlot[] Two = [SampleDraw.Mzj, SampleDraw.Scjgj];

    [Fact]
    public async Task A_value_is_committed_in_one_run_and_opened_in_the_next()
    {
        await using var bridge = await RecordingBridge.StartAsync(SampleDraw.Shown(Two));
        using var mzj = new Changli(bridge.Address);
        using var scjgj = new Changli(bridge.Address);
        var first = (await ContributeAsync(mzj, "mzj")).Done();
        Assert.Contains("尚未提交的参与方：scjgj", first.Output);
        var kept = Kept(mzj);
        Assert.Equal(SlotCommitmentOf(bridge, "mzj", kept), bridge.Draws.Draw.Slots[0].Commitment);

        // Who posts last opens at once; the first comes back for it.
        (await ContributeAsync(scjgj, "scjgj")).Done();
        (await ContributeAsync(mzj, "mzj")).Done();
        Assert.Equal([kept, Kept(scjgj)], bridge.Draws.Draw.Slots.Select(slot => slot.Value));
        var asked = bridge.Draws.Asked.Count;
        Assert.Contains("已经公开", (await ContributeAsync(mzj, "mzj")).Done().Output);
        Assert.Equal(asked, bridge.Draws.Asked.Count);
    }

    [Fact]
    public async Task While_others_are_awaited_the_value_stays_closed()
    {
        await using var bridge = await RecordingBridge.StartAsync(SampleDraw.Shown(Two));
        using var mzj = new Changli(bridge.Address);
        (await ContributeAsync(mzj, "mzj")).Done();
        (await ContributeAsync(mzj, "mzj")).Ended(1, "尚未提交的参与方：scjgj（截止 2023-11-05 12:00:00 +08:00）");
        Assert.Single(bridge.Draws.Asked);
    }

    [Theory]
    [InlineData(1, 0)]
    [InlineData(0, 1)]
    public async Task After_a_lost_answer_the_same_value_goes_out_under_the_same_request_id(int before, int after)
    {
        await using var bridge = await RecordingBridge.StartAsync(SampleDraw.Shown(SampleDraw.Mzj, SampleDraw.Scjgj));
        bridge.Draws.Lost = (before, after);
        using var mzj = new Changli(bridge.Address);
        var lost = await ContributeAsync(mzj, "mzj");
        var first = Assert.IsType<V1.AddContributionRequest>(Assert.Single(bridge.Draws.Asked));
        lost.Ended(1, $"--request-id {first.RequestId}");
        var kept = Kept(mzj);

        var again = await ContributeAsync(mzj, "mzj");
        Assert.Equal(kept, Kept(mzj));
        Assert.Equal(SlotCommitmentOf(bridge, "mzj", kept), bridge.Draws.Draw.Slots[0].Commitment);
        if (before > 0)
            Assert.Equal(first, bridge.Draws.Asked[1]);
        else
            again.Ended(1, "尚未提交的参与方：scjgj");
    }

    [Fact]
    public async Task The_value_is_kept_for_its_owner_alone_before_anything_is_posted()
    {
        await using var bridge = await RecordingBridge.StartAsync(SampleDraw.Shown(Two));
        bridge.Draws.Lost = (1, 0);
        using var mzj = new Changli(bridge.Address);
        await ContributeAsync(mzj, "mzj");
        var file = Assert.Single(Directory.GetFiles(mzj.Kept));
        Assert.Equal($"{bridge.Draws.Draw.Commitment}-mzj.json", Path.GetFileName(file));
        Assert.Matches("^[0-9a-f]{64}$", Kept(mzj));
        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(file));
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, File.GetUnixFileMode(mzj.Kept));
        }
    }

    [Fact]
    public async Task A_missing_kept_file_is_said_to_leave_the_draw_unopened()
    {
        await using var bridge = await RecordingBridge.StartAsync(SampleDraw.Shown(Two));
        using var mzj = new Changli(bridge.Address);
        (await ContributeAsync(mzj, "mzj")).Done();
        Directory.Delete(mzj.Kept, recursive: true);
        (await ContributeAsync(mzj, "mzj")).Ended(2, "找不到保存的数值", "逾期未公开", "未公开方是 mzj");
    }

    [Fact]
    public async Task A_given_value_is_kept_and_no_other_takes_its_place()
    {
        await using var bridge = await RecordingBridge.StartAsync(SampleDraw.Shown(Two));
        bridge.Draws.Lost = (1, 0);
        using var mzj = new Changli(bridge.Address);
        var value = new string('a', 32);
        (await ContributeAsync(mzj, "mzj", "--value", "xyz")).Ended(2, "32至128位");
        await ContributeAsync(mzj, "mzj", "--value", value, "--keep", mzj.PathOf("usb"));
        Assert.Contains(value, File.ReadAllText(Assert.Single(Directory.GetFiles(mzj.PathOf("usb")))));
        (await ContributeAsync(mzj, "mzj", "--value", new string('b', 32), "--keep", mzj.PathOf("usb"))).Ended(2, "已保存另一数值");
        Assert.Single(bridge.Draws.Asked);
    }

    [Fact]
    public async Task A_draw_that_does_not_agree_with_its_header_is_not_signed()
    {
        var draw = SampleDraw.Shown(Two);
        draw.Name = "inspectionPlans/2023-halal/draws/2";
        draw.RuleDigest = draw.Root;
        draw.Slots[1].Outside = false;
        await using var bridge = await RecordingBridge.StartAsync(draw);
        using var mzj = new Changli(bridge.Address);
        var run = await mzj.RunAsync("draw", "contribute", "2023-halal/2", "mzj", "--key", mzj.Write("key.pem", SampleDraw.MzjKey.ToPem()));
        run.Ended(2, "不应签署", "声明写的是 inspectionPlans/2023-halal/draws/1", "规则摘要不符", "参与方与网桥列出的不同");
        Assert.Empty(bridge.Draws.Asked);
        Assert.False(Directory.Exists(mzj.Kept));
    }

    [Fact]
    public async Task A_value_is_not_opened_to_a_bridge_that_makes_up_the_others()
    {
        await using var bridge = await RecordingBridge.StartAsync(SampleDraw.Shown(Two));
        using var mzj = new Changli(bridge.Address);
        (await ContributeAsync(mzj, "mzj")).Done();
        var other = bridge.Draws.Draw.Slots[1];
        other.Commitment = new string('0', 64);
        other.Signature = SigningKey.Create("SM2").Sign(new byte[32]);
        (await ContributeAsync(mzj, "mzj")).Ended(2, "签名与规则中的公钥不符：scjgj");
        Assert.Single(bridge.Draws.Asked);
    }

    [Fact]
    public async Task A_commitment_that_somebody_else_posted_is_not_opened()
    {
        await using var bridge = await RecordingBridge.StartAsync(SampleDraw.Shown(Two));
        using var mzj = new Changli(bridge.Address);
        (await ContributeAsync(mzj, "mzj")).Done();
        bridge.Draws.Draw.Slots[0].Commitment = new string('0', 64);
        (await ContributeAsync(mzj, "mzj")).Ended(2, "不是保存的数值的承诺");
    }

    [Fact]
    public async Task Another_key_than_the_frozen_one_and_a_slot_that_is_not_there_are_named()
    {
        await using var bridge = await RecordingBridge.StartAsync(SampleDraw.Shown(Two));
        using var mzj = new Changli(bridge.Address);
        var other = mzj.Write("other.pem", SampleDraw.ScjgjKey.ToPem());
        (await mzj.RunAsync("draw", "contribute", SampleDraw.Short, "mzj", "--key", other)).Ended(2, SampleDraw.ScjgjKey.KeyId, SampleDraw.MzjKey.KeyId);
        (await mzj.RunAsync("draw", "contribute", SampleDraw.Short, "mzj")).Ended(64, "--key");
        (await mzj.RunAsync("draw", "contribute", SampleDraw.Short, "gaj", "--key", other)).Ended(2, "没有参与方 gaj，只有：mzj，scjgj");
        Assert.Empty(bridge.Draws.Asked);
    }

    private static Task<ChangliRun> ContributeAsync(Changli changli, string party, params string[] options) =>
        changli.RunAsync(["draw", "contribute", SampleDraw.Short, party, "--key", changli.Write("key.pem", SampleDraw.KeyOf(party).ToPem()), .. options]);

    private static string Kept(Changli changli) => (string)JsonNode.Parse(File.ReadAllText(Assert.Single(Directory.GetFiles(changli.Kept))))!["value"]!;

    private static string SlotCommitmentOf(RecordingBridge bridge, string slot, string value) =>
        Convert.ToHexStringLower(SlotCommitment.Of(Convert.FromHexString(bridge.Draws.Draw.Commitment), slot, value));
}
