namespace ChangliBridge.Domain.FollowUp;

/// <summary>经办人: who does something to a follow-up step or a credit record, and when.</summary>
/// <param name="Department">Id of the department.</param>
/// <param name="Id">Id of the person in it.</param>
/// <param name="Approves">Whether the person is an approver there.</param>
/// <param name="At">When.</param>
public sealed record ActingOfficial(string Department, string Id, bool Approves, DateTimeOffset At)
{
    /// <summary>As the audit chain names them.</summary>
    public string Actor => $"{Department}/{Id}";
}
