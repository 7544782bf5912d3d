namespace ChangliBridge.Domain.Drawing.Evidence;

/// <summary>Which files an evidence bundle (证据包) holds. Source: docs/draw.md, section 4.</summary>
public enum BundleKind
{
    /// <summary>完整: everything, to recompute the whole draw; for the lead department and the supervising office.</summary>
    Full = 1,

    /// <summary>公开: what everyone may have; no stratum of a target, no inspector, no figure of one stratum.</summary>
    Sealed = 2,
}
