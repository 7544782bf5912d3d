using ChangliBridge.Cli.Tests.Recording;
using ChangliBridge.Cli.Tests.Samples;

namespace ChangliBridge.Cli.Tests.Draws;

/// <summary><c>changli draw contribute</c> of witnessed slots and beacons.</summary>
public sealed class ValueTests
{
    private const string Faces = "1234561234561234561234561";

    [Fact]
    public async Task A_thrown_value_is_signed_and_posted_once()
    {
        await using var bridge = await RecordingBridge.StartAsync(SampleDraw.Shown(SampleDraw.Dice));
        using var notary = new Changli(bridge.Address);
        var key = notary.Write("key.pem", SampleDraw.NotaryKey.ToPem());
        (await notary.RunAsync("draw", "contribute", SampleDraw.Name, "notary", "--key", key, "--value", Faces)).Done();
        Assert.Equal(Faces, bridge.Draws.Draw.Slots[0].Value);
        (await notary.RunAsync("draw", "contribute", SampleDraw.Name, "notary", "--key", key, "--value", Faces)).Done();
        (await notary.RunAsync("draw", "contribute", SampleDraw.Name, "notary", "--key", key, "--value", $"6{Faces[1..]}")).Ended(2, "已公布另一数值");
        Assert.Single(bridge.Draws.Asked);
    }

    [Theory]
    [InlineData("123456123456123456123456")]
    [InlineData("7234561234561234561234561")]
    [InlineData("1,2,3")]
    public async Task A_thrown_value_out_of_its_form_does_not_leave_the_house(string value)
    {
        await using var bridge = await RecordingBridge.StartAsync(SampleDraw.Shown(SampleDraw.Dice));
        using var notary = new Changli(bridge.Address);
        (await notary.RunAsync("draw", "contribute", SampleDraw.Short, "notary", "--value", value)).Ended(2, "数值不合 dicex25");
        Assert.Empty(bridge.Draws.Asked);
    }

    [Fact]
    public async Task A_beacons_round_is_posted_without_a_key()
    {
        await using var bridge = await RecordingBridge.StartAsync(SampleDraw.Shown(SampleDraw.Mzj, SampleDraw.Beacon));
        using var anyone = new Changli(bridge.Address);
        (await anyone.RunAsync("draw", "contribute", SampleDraw.Short, "drand", "--value", SampleBundle.Randomness, "--signature", SampleBundle.RoundSignature)).Done();
        Assert.Equal((SampleBundle.Randomness, SampleBundle.RoundSignature), (bridge.Draws.Draw.Slots[1].Value, bridge.Draws.Draw.Slots[1].Signature));
    }

    [Fact]
    public async Task A_beacons_value_that_is_not_its_signatures_digest_is_not_posted()
    {
        await using var bridge = await RecordingBridge.StartAsync(SampleDraw.Shown(SampleDraw.Beacon));
        using var anyone = new Changli(bridge.Address);
        (await anyone.RunAsync("draw", "contribute", SampleDraw.Short, "drand", "--value", SampleBundle.Randomness, "--signature", "0a0b0c0e")).Ended(2, "不是该轮签名的 SHA-256");
        (await anyone.RunAsync("draw", "contribute", SampleDraw.Short, "drand", "--value", "12", "--signature", "0a")).Ended(2, "64位");
        (await anyone.RunAsync("draw", "contribute", SampleDraw.Short, "drand", "--value", SampleBundle.Randomness)).Ended(64, "--signature");
        Assert.Empty(bridge.Draws.Asked);
    }
}
