namespace ChangliBridge.Domain.Drawing;

/// <summary>承诺值: what a party posts before it opens its value.</summary>
public static class SlotCommitment
{
    /// <summary><c>H("changli-draw-slot/1" ‖ commitment ‖ name ‖ US ‖ value)</c>.</summary>
    /// <param name="drawCommitment">The draw's commitment, 32 bytes.</param>
    /// <param name="slot">The slot's name.</param>
    /// <param name="value">The value.</param>
    public static byte[] Of(byte[] drawCommitment, string slot, string value) => Sha.Of("changli-draw-slot/1", drawCommitment, slot, Sha.Us, value);
}
