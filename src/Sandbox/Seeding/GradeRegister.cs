namespace ChangliBridge.Sandbox.Seeding;

/// <summary>
/// 信用风险等级 of the register's enterprises, about 60 : 25 : 10 : 5 from A to D; every twenty-first has none. From forty targets on
/// four rows hold a value outside the scheme.
/// </summary>
internal sealed class GradeRegister
{
    private const string Cycle = "DCABAAAAAAAAABBBBCAA-";
    private const int SizeWithBadRows = 40;
    private static readonly DateTimeOffset ChangedAt = new(2023, 10, 8, 2, 0, 0, TimeSpan.Zero);

    private static readonly Dictionary<int, string?> BadRows = new() { [7] = "Ａ", [11] = "a", [13] = null, [18] = "E" };

    private readonly TargetRegister targets;
    private readonly ulong seed;
    private readonly List<int> graded = [];

    public GradeRegister(TargetRegister targets, ulong seed)
    {
        this.targets = targets;
        this.seed = seed;
        for (var index = 0; index < targets.Size; index++)
        {
            if (IsGraded(index))
                graded.Add(index);
        }
    }

    public int Size => graded.Count;

    public GradeRow Row(int position)
    {
        var index = graded[position];
        return new GradeRow(TargetRegister.IdOf(index), "hebei-abcd", GradeOf(index), "2023-10", ChangedAt);
    }

    private bool IsGraded(int index) => targets.RoleOf(index) switch
    {
        TargetRole.Enterprise => IsBad(index) || Letter(index) != "-",
        TargetRole.Outside => targets.Row(index).Type == "enterprise",
        _ => false,
    };

    private string? GradeOf(int index)
    {
        if (targets.RoleOf(index) == TargetRole.Outside)
            return SplitMix64.For(seed, 3, index).Pick(["A", "A", "A", "B", "B", "C", "D"]);
        return IsBad(index) ? BadRows[targets.EnterpriseNumber(index)] : Letter(index);
    }

    private bool IsBad(int index) => targets.Size >= SizeWithBadRows && BadRows.ContainsKey(targets.EnterpriseNumber(index));

    // The first cycle keeps its order, so that the smallest register already holds a C and a D.
    private string Letter(int index)
    {
        var number = targets.EnterpriseNumber(index);
        var cycle = number / Cycle.Length;
        var place = number % Cycle.Length;
        var letter = cycle == 0 ? place : SplitMix64.For(seed, 4, cycle).Permutation(Cycle.Length)[place];
        return Cycle[letter].ToString();
    }
}
