namespace ChangliBridge.Sandbox.Seeding;

/// <summary>Everything synthetic that the two platforms serve, from one seed.</summary>
internal sealed class ProvinceSeed(int size, ulong seed)
{
    public TargetRegister Targets { get; } = new(size, seed);

    public GradeRegister Grades { get; } = new(new TargetRegister(size, seed), seed);

    public IReadOnlyList<InspectorRow> Inspectors { get; } = InspectorRegister.For(size);
}
