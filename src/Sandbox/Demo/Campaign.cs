namespace ChangliBridge.Sandbox.Demo;

/// <summary>One batch of a plan, from the freeze of its list to the last day of its checks.</summary>
/// <param name="Plan">Id of the plan.</param>
/// <param name="Batch">Id of the batch.</param>
/// <param name="Departments">The lead first.</param>
/// <param name="Days">Days of checks, each at nine in the morning; the list is frozen three days before the first.</param>
internal sealed record Campaign(string Plan, string Batch, IReadOnlyList<string> Departments, IReadOnlyList<DateTimeOffset> Days)
{
    /// <summary>Departments that contribute to the draw and inspect nothing.</summary>
    public IReadOnlyList<string> Witnesses { get; init; } = [];

    /// <summary>The plan's resource name.</summary>
    public string PlanName => $"inspectionPlans/{Plan}";

    /// <summary>Names its steps, so that every step of a run has its own request id.</summary>
    public string Key => $"{Plan}/{Batch}";

    /// <summary>Who runs the draw.</summary>
    public Official Lead => Official.ClerkOf(Departments[0]);

    public DateTimeOffset FreezeAt => Days[0].AddDays(-3);

    public DateTimeOffset SlotsCloseAt => FreezeAt.AddHours(9);

    public DateTimeOffset RevealBy => SlotsCloseAt.AddDays(2);

    /// <summary>Departments, witnesses and 县双随机办; all but the lead are independent of the office that runs the draw.</summary>
    public IReadOnlyList<DrawParty> Parties =>
    [
        .. Departments.Concat(Witnesses).Select((department, place) => new DrawParty(department, Outside: place > 0, department == Official.Supervisor.Department ? Official.Supervisor : Official.ClerkOf(department))),
        .. Departments.Contains(Official.Supervisor.Department) ? Array.Empty<DrawParty>() : [new DrawParty(Official.Supervisor.Department, Outside: true, Official.Supervisor)],
    ];
}
