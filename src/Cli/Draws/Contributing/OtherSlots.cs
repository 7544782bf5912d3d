using ChangliBridge.Cli.Printing;
using ChangliBridge.Domain.Drawing;
using ChangliBridge.Domain.Drawing.Signing;
using Kinds = ChangliBridge.Contract.V1.ContributionSlot.Types.Kind;
using V1 = ChangliBridge.Contract.V1;

namespace ChangliBridge.Cli.Draws.Contributing;

/// <summary>The other parties (其他参与方), as a party sees them before it opens its value.</summary>
internal static class OtherSlots
{
    /// <summary>Who has not posted; a beacon comes afterwards. Empty where all have.</summary>
    public static string Missing(SignableDraw draw) => string.Join("，", draw.Draw.Slots
        .Where(slot => slot.Kind != Kinds.Beacon && Posted(draw, slot) is null)
        .Select(slot => $"{slot.Name}（截止 {InstantText.Of(slot.CloseTime)}）"));

    /// <summary>
    /// Whether each really posted, with the key that the rule names. A bridge could claim so to learn a value early,
    /// and whoever knows all others' values and speaks last chooses.
    /// </summary>
    /// <exception cref="CommandRefused">Naming whose post is not signed.</exception>
    public static void RequireSigned(SignableDraw draw)
    {
        var unsigned = draw.Draw.Slots.Where(slot => slot.Kind != Kinds.Beacon && !IsSigned(draw, slot)).Select(slot => slot.Name).ToList();
        if (unsigned.Count > 0)
            throw new CommandRefused(ExitCode.DoesNotHold, $"网桥称已提交，但签名与规则中的公钥不符：{string.Join("，", unsigned)}。在查清之前不公开本方数值。");
    }

    private static bool IsSigned(SignableDraw draw, V1.ContributionSlot slot) =>
        Posted(draw, slot) is { } posted && PublicKey.Parse(slot.KeyId)?.Verifies(posted, slot.Signature) == true;

    /// <summary>The bytes that the party signed; null where it posted nothing.</summary>
    private static byte[]? Posted(SignableDraw draw, V1.ContributionSlot slot) => slot.Kind == Kinds.Witnessed
        ? slot.Value.Length > 0 ? SlotCommitment.Of(draw.Commitment, slot.Name, slot.Value) : null
        : slot.Commitment.Length == 64 && slot.Commitment.All(char.IsAsciiHexDigitLower) ? Convert.FromHexString(slot.Commitment) : null;
}
