namespace ChangliBridge.Sandbox.Seeding;

/// <summary>Everything synthetic that the two platforms serve, from one seed.</summary>
internal sealed class ProvinceSeed(int size, ulong seed, IReadOnlyList<string> otherDepartments)
{
    private readonly MonthlyChanges moved = new(seed, 7);

    public TargetRegister Targets { get; } = new(size, seed);

    public GradeRegister Grades { get; } = new(new TargetRegister(size, seed), seed);

    public IReadOnlyList<InspectorRow> Inspectors { get; } = InspectorRegister.For(size, otherDepartments);

    public ProvinceList GradeList() => Grades.AsList();

    /// <summary>The register, of which some move house each month.</summary>
    public ProvinceList TargetList() => new("targets", Targets.Size, TargetAt) { Monthly = moved, Key = TargetRegister.IdOf };

    private TargetRow TargetAt(int index, DateTimeOffset now)
    {
        var row = Targets.Row(index);
        return moved.LastOf(index, now) is { } at ? row with { Address = $"河北省秦皇岛市昌黎县昌黎镇某某街{1 + moved.For(index, at).Below(300)}号" } : row;
    }
}
