namespace ChangliBridge.Sandbox.Seeding;

/// <summary>
/// 信用风险等级 of the enterprises inside the scope, about 60 : 25 : 10 : 5 from A to D; every twenty-first has none. From forty targets on
/// four rows hold a value outside the scheme. Each row's 信用风险指数 lies in its grade's quarter of 0 to 100 and changes whenever the row does; one in sixteen has none.
/// Computed row by row: nothing is held but what stands behind the last whole block.
/// </summary>
internal sealed class GradeRegister
{
    private const string Cycle = "DCABAAAAAAAAABBBBCAA-";
    private const int Ungraded = 20;
    private const int SizeWithBadRows = 40;
    private const string Letters = "ABCD";
    private static readonly DateTimeOffset ChangedAt = new(2023, 10, 8, 2, 0, 0, TimeSpan.Zero);

    private static readonly Dictionary<int, string?> BadRows = new() { [7] = "Ａ", [11] = "a", [13] = null, [18] = "E" };

    private readonly TargetRegister targets;
    private readonly ulong seed;
    private readonly MonthlyChanges monthly;
    private readonly int inWholeBlocks;
    private readonly int[] rest;

    public GradeRegister(TargetRegister targets, ulong seed)
    {
        (this.targets, this.seed) = (targets, seed);
        monthly = new MonthlyChanges(seed, 5);
        var (enterprises, length) = (targets.EnterprisesInWholeBlocks, Cycle.Length);
        inWholeBlocks = (enterprises / length * Ungraded) + Enumerable.Range(enterprises / length * length, enterprises % length).Count(number => LetterOf(number) != "-");
        rest = [.. targets.Rest.Where(index => targets.RoleOf(index) == TargetRole.Enterprise && LetterOf(targets.EnterpriseNumber(index)) != "-")];
    }

    public int Size => inWholeBlocks + rest.Length;

    /// <summary>A row as first given.</summary>
    public GradeRow Row(int position)
    {
        var index = IndexOf(position);
        var number = targets.EnterpriseNumber(index);
        return new GradeRow(TargetRegister.IdOf(index), "hebei-abcd", GradeOf(number), "2023-10", RiskIndexOf(LetterOf(number), SplitMix64.For(seed, 9, position)), ChangedAt);
    }

    /// <summary>A row as it is at an instant.</summary>
    public GradeRow Row(int position, DateTimeOffset now)
    {
        var row = Row(position);
        if (monthly.LastOf(position, now) is not { } at)
            return row;
        var random = monthly.For(position, at);
        var grade = random.Pick(["A", "A", "A", "B", "B", "C", "D"]);
        return row with { Grade = grade, Month = at.ToString("yyyy-MM"), Index = RiskIndexOf(grade, random), ChangedAt = at };
    }

    /// <summary>The whole register with its monthly changes.</summary>
    public ProvinceList AsList() => new("grades", Size, Row) { Monthly = monthly, Key = position => TargetRegister.IdOf(IndexOf(position)) };

    private int IndexOf(int position)
    {
        if (position >= inWholeBlocks)
            return rest[position - inWholeBlocks];
        var (cycle, place) = (position / Ungraded, position % Ungraded);
        var without = cycle == 0 ? Ungraded : Array.IndexOf(Order(cycle), Ungraded);
        return targets.EnterpriseIndex((cycle * Cycle.Length) + (place < without ? place : place + 1));
    }

    // One decimal; the quarters meet at 25, 50 and 75, which belong to the grade above.
    private static decimal? RiskIndexOf(string letter, SplitMix64 random) =>
        random.Below(16) == 0 ? null : ((Letters.IndexOf(letter, StringComparison.Ordinal) * 250) + random.Below(250)) / 10m;

    private string? GradeOf(int number) => targets.Size >= SizeWithBadRows && BadRows.TryGetValue(number, out var bad) ? bad : LetterOf(number);

    // The first cycle keeps its order, so that the smallest register already holds a C and a D.
    private string LetterOf(int number)
    {
        var (cycle, place) = (number / Cycle.Length, number % Cycle.Length);
        return Cycle[cycle == 0 ? place : Order(cycle)[place]].ToString();
    }

    private int[] Order(int cycle) => SplitMix64.For(seed, 4, cycle).Permutation(Cycle.Length);
}
