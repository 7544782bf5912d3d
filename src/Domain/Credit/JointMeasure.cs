namespace ChangliBridge.Domain.Credit;

/// <summary>惩戒措施: a department that was told of a credit record, and what it did, or why nothing.</summary>
public sealed class JointMeasure
{
    private JointMeasure()
    {
    }

    /// <summary>Id of the department told.</summary>
    public string Department { get; private set; } = "";

    /// <summary>What it did; empty before, and where it did nothing.</summary>
    public string Measure { get; private set; } = "";

    /// <summary>Why it did nothing; empty before, and where it did something.</summary>
    public string NoneReason { get; private set; } = "";

    /// <summary>Who recorded it, as the audit chain names them; empty before.</summary>
    public string RecordedBy { get; private set; } = "";

    /// <summary>When; null before.</summary>
    public DateTimeOffset? RecordedAt { get; private set; }

    /// <summary>Whether the department has recorded it.</summary>
    public bool IsRecorded => RecordedAt is not null;

    internal static JointMeasure Of(string department) => new() { Department = department };

    internal void Record((string Measure, string NoneReason) taken, (string Actor, DateTimeOffset At) by) =>
        (Measure, NoneReason, RecordedBy, RecordedAt) = (taken.Measure, taken.NoneReason, by.Actor, by.At);
}
