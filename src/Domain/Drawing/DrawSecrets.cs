namespace ChangliBridge.Domain.Drawing;

/// <summary>The random bytes of a draw (抽取密值), 32 each, fresh for every draw.</summary>
/// <param name="FrameKey">Blinds the leaves; never published.</param>
/// <param name="RosterSalt">Hides the roster's digest and the dealing order; full bundle only.</param>
/// <param name="Secret">Enters the seed; published at the reveal.</param>
public sealed record DrawSecrets(byte[] FrameKey, byte[] RosterSalt, byte[] Secret);
