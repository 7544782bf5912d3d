namespace ChangliBridge.Store.Reconciling;

/// <summary>对账差异: one disagreement with a platform about one key and revision. Never deleted: seen again, it is the same row.</summary>
public sealed class ReconciliationFinding
{
    /// <summary>From 1.</summary>
    public long Id { get; private set; }

    /// <summary>"provincial" or "internet-plus".</summary>
    public string Platform { get; private set; } = "";

    /// <summary>How the two disagree.</summary>
    public FindingKind Kind { get; private set; }

    public string BusinessKey { get; private set; } = "";

    public int Revision { get; private set; }

    /// <summary>What the record is, such as "result".</summary>
    public string RecordKind { get; private set; } = "";

    /// <summary>Id of the department it belongs to; empty where nothing was delivered from here.</summary>
    public string Department { get; private set; } = "";

    /// <summary>Id of the delivery; empty where there is none.</summary>
    public string DeliveryId { get; private set; } = "";

    /// <summary>Digest of what was delivered; empty where nothing was.</summary>
    public string OurDigest { get; private set; } = "";

    /// <summary>Digest that the platform gives; empty where it gives none.</summary>
    public string TheirDigest { get; private set; } = "";

    /// <summary>How often the platform has it.</summary>
    public int TheirCount { get; private set; }

    /// <summary>What happened, whose fault it is and what to do, in a sentence.</summary>
    public string Sentence { get; private set; } = "";

    /// <summary>The run that filed it.</summary>
    public long FirstRun { get; private set; }

    /// <summary>When it was filed, by the bridge's clock.</summary>
    public DateTimeOffset FirstSeenAt { get; private set; }

    /// <summary>The run that saw it last.</summary>
    public long LastRun { get; private set; }

    /// <summary>When it was seen last, by the bridge's clock.</summary>
    public DateTimeOffset LastSeenAt { get; private set; }

    /// <summary>When it was settled; null while it is open.</summary>
    public DateTimeOffset? ResolvedAt { get; private set; }

    /// <summary>Who settled it; "bridge" where a later run saw that it is gone.</summary>
    public string ResolvedBy { get; private set; } = "";

    /// <summary>How it was settled, in the operator's words.</summary>
    public string Resolution { get; private set; } = "";

    /// <summary>Concurrency token.</summary>
    public int Version { get; private set; }

    /// <summary>Whether nobody has settled it.</summary>
    public bool IsOpen => ResolvedAt is null;

    internal static ReconciliationFinding File(string platform, Sighting seen, (long Run, DateTimeOffset At) by)
    {
        var finding = new ReconciliationFinding { Platform = platform, Kind = seen.Kind, BusinessKey = seen.BusinessKey, Revision = seen.Revision, FirstRun = by.Run, FirstSeenAt = by.At };
        finding.See(seen, by);
        return finding;
    }

    /// <summary>A run has seen it, for the first time or again. What an operator settled stays settled; what a run took for gone is open again.</summary>
    /// <returns>Whether it was gone.</returns>
    internal bool See(Sighting seen, (long Run, DateTimeOffset At) by)
    {
        (RecordKind, Department, DeliveryId) = (seen.RecordKind, seen.Department, seen.DeliveryId);
        (OurDigest, TheirDigest, TheirCount, Sentence) = (seen.OurDigest, seen.TheirDigest, seen.TheirCount, seen.Sentence);
        (LastRun, LastSeenAt) = by;
        Version++;
        if (ResolvedBy != ReconciliationFindings.Bridge)
            return false;
        (ResolvedAt, ResolvedBy, Resolution) = (null, "", "");
        return true;
    }

    internal void Resolve(string by, string how, DateTimeOffset at)
    {
        (ResolvedBy, Resolution, ResolvedAt) = (by, how, at);
        Version++;
    }
}
