using ChangliBridge.Cli.Keys;
using V1 = ChangliBridge.Contract.V1;

namespace ChangliBridge.Cli.Draws.Contributing;

/// <summary>A committed slot (先承诺后公开): the value is kept before its commitment leaves the house, and opened when all are posted.</summary>
internal static class CommittedTurn
{
    public static async Task<int> RunAsync(SlotTurn turn, ContributeOptions.Given given, CancellationToken ct)
    {
        if (turn.Slot.Value.Length > 0)
            return await SayAsync(ExitCode.Done, $"{turn.Slot.Name} 的数值已经公开，无需再办。");
        turn.RequireTaking();
        var posting = turn.Slot.Commitment.Length == 0;
        if (posting)
            turn = await PostAsync(turn, given, ct);
        var kept = await RequireKeptAsync(turn, given.Folder, ct);
        if (OtherSlots.Missing(turn.Draw) is { Length: > 0 } missing)
            return await SayAsync(posting ? ExitCode.Done : ExitCode.Refused, $"尚未提交的参与方：{missing}。各方提交后请再次运行本命令，公开保存的数值。");
        OtherSlots.RequireSigned(turn.Draw);
        await turn.PostAsync(new V1.AddContributionRequest { Value = kept.Value }, ct);
        return await SayAsync(ExitCode.Done, $"{turn.Slot.Name} 的数值已公开。");
    }

    private static async Task<SlotTurn> PostAsync(SlotTurn turn, ContributeOptions.Given given, CancellationToken ct)
    {
        var key = await KeyFile.ReadAsync(given.RequireKey(), ct);
        turn.RequireKey(key);
        var kept = await KeptValue.FindOrMakeAsync(given.Folder, turn, given.Value, ct);
        var commitment = turn.CommitmentTo(kept.Value);
        await SayAsync(ExitCode.Done, $"数值已保存在 {KeptValue.PathOf(given.Folder, turn)}，公开之前不要删除，也不要给任何人看。");
        var after = await turn.PostAsync(new V1.AddContributionRequest { Commitment = Convert.ToHexStringLower(commitment), Signature = key.Sign(commitment) }, ct);
        await SayAsync(ExitCode.Done, $"{turn.Slot.Name} 的承诺已签名提交：{Convert.ToHexStringLower(commitment)}");
        return after;
    }

    private static async Task<KeptValue> RequireKeptAsync(SlotTurn turn, string folder, CancellationToken ct)
    {
        var kept = await KeptValue.FindAsync(folder, turn, ct)
            ?? throw new CommandRefused(ExitCode.DoesNotHold,
                $"{turn.Slot.Name} 的承诺已经提交，但找不到保存的数值 {KeptValue.PathOf(folder, turn)}。数值无法重做：请到提交承诺的那台电脑上运行，或用 --keep 指明文件夹。"
                + $"若已遗失，本次抽取到期将记为“逾期未公开”，并写明未公开方是 {turn.Slot.Name}。");
        return Convert.ToHexStringLower(turn.CommitmentTo(kept.Value)) == turn.Slot.Commitment
            ? kept
            : throw new CommandRefused(ExitCode.DoesNotHold, $"网桥上 {turn.Slot.Name} 的承诺 {turn.Slot.Commitment} 不是保存的数值的承诺。请查清是谁提交的；在此之前不公开。");
    }

    private static async Task<int> SayAsync(int exitCode, string sentence)
    {
        await (exitCode == ExitCode.Done ? Console.Out : Console.Error).WriteLineAsync(sentence);
        return exitCode;
    }
}
