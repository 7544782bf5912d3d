using ChangliBridge.Domain.Drawing;
using ChangliBridge.Domain.Rules;

namespace ChangliBridge.Adapter.Endpoints;

/// <summary>What a freeze reads and hashes before its unit: the list, blinded, who inspects and who is recused.</summary>
/// <param name="Frame">The frame with its blinds and root; null where targets fit no stratum.</param>
/// <param name="FrameKey">The key of the blinds.</param>
/// <param name="Roster">Every inspector of the batch's departments.</param>
/// <param name="Recusals">Those of the roster and the frame.</param>
/// <param name="Source">What it was read from: when this has changed, it is read again.</param>
/// <param name="Homeless">Names the targets that fit no stratum; null where all do.</param>
internal sealed record PreparedFreeze(
    BlindedFrame? Frame, byte[] FrameKey, IReadOnlyList<RosterEntry> Roster, IReadOnlyList<RecusalEntry> Recusals, FreezeSource Source, RuleViolation? Homeless);
