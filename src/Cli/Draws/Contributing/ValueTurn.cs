using ChangliBridge.Cli.Keys;
using ChangliBridge.Domain.Drawing;
using V1 = ChangliBridge.Contract.V1;

namespace ChangliBridge.Cli.Draws.Contributing;

/// <summary>A slot whose value is known when it is posted (直接公布): thrown in public before a witness, or a beacon's round.</summary>
internal static class ValueTurn
{
    public static async Task<int> WitnessedAsync(SlotTurn turn, ContributeOptions.Given given, CancellationToken ct)
    {
        var value = given.RequireValue();
        if (!turn.Fits(value))
            throw new CommandRefused(ExitCode.DoesNotHold, $"数值不合 {turn.Slot.Form}：dicexN 是 N 个 1 至 6 的点数，digitsxN 是 N 个数字，连写，不多不少。");
        if (await IsPostedAsync(turn, value))
            return ExitCode.Done;
        var key = await KeyFile.ReadAsync(given.RequireKey(), ct);
        turn.RequireKey(key);
        return await PostAsync(turn, value, key.Sign(turn.CommitmentTo(value)), ct);
    }

    public static async Task<int> BeaconAsync(SlotTurn turn, ContributeOptions.Given given, CancellationToken ct)
    {
        var value = given.RequireValue();
        var signature = given.Signature ?? throw new CommandRefused(ExitCode.WrongUse, $"信标 {turn.Slot.Source} 须用 --signature 给出该轮的签名。");
        if (!turn.Fits(value))
            throw new CommandRefused(ExitCode.DoesNotHold, "信标数值应为64位小写十六进制。");
        if (!Assurance.IsDigestOf(value, signature))
            throw new CommandRefused(ExitCode.DoesNotHold, "信标数值不是该轮签名的 SHA-256 摘要，未提交。请核对信标公布的 randomness 和 signature。");
        return await IsPostedAsync(turn, value) ? ExitCode.Done : await PostAsync(turn, value, signature, ct);
    }

    private static async Task<bool> IsPostedAsync(SlotTurn turn, string value)
    {
        if (turn.Slot.Value.Length > 0 && turn.Slot.Value != value)
            throw new CommandRefused(ExitCode.DoesNotHold, $"{turn.Slot.Name} 已公布另一数值 {turn.Slot.Value}，不能更换。");
        if (turn.Slot.Value == value)
            await Console.Out.WriteLineAsync($"{turn.Slot.Name} 的数值已经公布，无需再办。");
        else
            turn.RequireTaking();
        return turn.Slot.Value == value;
    }

    private static async Task<int> PostAsync(SlotTurn turn, string value, string signature, CancellationToken ct)
    {
        await turn.PostAsync(new V1.AddContributionRequest { Value = value, Signature = signature }, ct);
        await Console.Out.WriteLineAsync($"{turn.Slot.Name} 的数值已公布：{value}");
        return ExitCode.Done;
    }
}
