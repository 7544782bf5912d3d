using ChangliBridge.Domain.Catalog;
using ChangliBridge.Store;
using ChangliBridge.Store.Bulk;
using ChangliBridge.Store.Mirror;

namespace ChangliBridge.Benchmarks.DrawService;

/// <summary>
/// Registers as a pull would leave them: every target in the plan's scope, 35 % of them sole traders; enterprises graded A–D but for a few;
/// credit codes in another order than the register's ids, and one in 53 with a registration number instead.
/// </summary>
internal static class SyntheticRegister
{
    public const string HalalTag = "清真食品生产经营";
    public const string RegistrationTag = "登记注册";

    private const long Snapshot = 1;
    private const int Inspectors = 40;

    // Prime to a power of 31, so that number -> code is one to one.
    private const long Scatter = 17_923_841;
    private const string Letters = "0123456789ABCDEFGHJKLMNPQRTUWXY";
    private const long Codes = 31L * 31 * 31 * 31 * 31;

    private static readonly DateTimeOffset Pulled = new(2023, 10, 30, 1, 0, 0, TimeSpan.Zero);
    private static readonly string[] Departments = ["mzj", "scjgj"];
    private static readonly string[] Tags = [HalalTag, HalalTag + ",餐饮服务", HalalTag + ",食品销售", HalalTag + ",食品生产,学校周边", HalalTag];

    /// <summary>Makes the schema and fills it; nobody else may have the store open.</summary>
    public static async Task FillAsync(StoreOptions options, int targets, CancellationToken ct)
    {
        await using var store = new BridgeStore(options, TimeProvider.System);
        await store.OpenAsync(ct);
        await store.Writes.RunAsync("benchmark", async (unit, token) =>
        {
            await BulkRows.InsertAsync(unit, Enumerable.Range(0, targets).Select(Target), token);
            await BulkRows.InsertAsync(unit, Enumerable.Range(0, targets).Select(GradeRow).OfType<MirroredGrade>(), token);
            await BulkRows.InsertAsync(unit, Departments.SelectMany(department => Enumerable.Range(1, Inspectors).Select(number => Inspector(department, number))), token);
            await BulkRows.InsertAsync(unit, [Item("MZ001", "民族宗教", "13032200000001"), Item("SC001", "市场监管", "13032200000002")], token);
            await BulkRows.InsertAsync(unit, Enumerable.Range(1, 2).Select(i => new MirroredSupervisionItem { Snapshot = Snapshot, Id = $"1303220000000{i}", Title = $"监管事项{i}", ImplementationCode = $"SS{i}" }), token);
            await BulkRows.InsertAsync(unit, PullJobs.All.Select(job => new MirrorHead { Job = job, Snapshot = Snapshot, Rows = job == PullJobs.Targets ? targets : 1, SwitchedAt = Pulled }), token);
            return 0;
        }, ct);
    }

    private static MirroredTarget Target(int index) => new()
    {
        Snapshot = Snapshot,
        Id = IdOf(index),
        CreditCode = index % 53 == 17 ? null : CodeOf(index),
        RegistrationNumber = index % 53 == 17 ? $"130322{index:D9}" : null,
        Name = $"昌黎县某某食品有限公司{index + 1:D3}",
        Type = IsSoleTrader(index) ? TargetType.SoleTrader : TargetType.Enterprise,
        RegistrationState = "已成立",
        RegisteredOn = new DateOnly(2022, 12, 31).AddDays(-(index % 5000)),
        Address = $"河北省秦皇岛市昌黎县昌黎镇某某街{1 + index % 300}号",
        Tags = Tags[index % Tags.Length],
    };

    private static MirroredGrade? GradeRow(int index) => GradeOf(index) is { } grade
        ? new MirroredGrade { Snapshot = Snapshot, Id = IdOf(index), Scheme = "hebei-abcd", Grade = grade, Month = "2023-10", ChangedAt = Pulled.AddDays(-20) }
        : null;

    private static bool IsSoleTrader(int index) => Place(index) < 35;

    private static string? GradeOf(int index) => Place(index) switch
    {
        < 35 => null,
        < 60 => "A",
        < 88 => "B",
        < 95 => "C",
        < 97 => "D",
        _ => null,
    };

    // Shares of a hundred, scattered over the register.
    private static int Place(int index) => (int)(index * 2_654_435_761L % 10_007 % 100);

    private static string IdOf(int index) => $"t{index + 1:D8}";

    private static string CodeOf(int index) => string.Create(18, index, (code, number) =>
    {
        (IsSoleTrader(number) ? "92130322MA0" : "91130322MA0").CopyTo(code);
        var rest = number % Codes * Scatter % Codes;
        for (var i = 11; i < 16; i++, rest /= 31)
            code[i] = Letters[(int)(rest % 31)];
        code[16] = Letters[number % 31];
        code[17] = Letters[number % 29];
    });

    private static MirroredInspector Inspector(string department, int number) => new()
    {
        Snapshot = Snapshot,
        Id = $"{department}-{number:00}",
        Name = $"某某{department}{number}",
        Department = department,
        CertificateNumber = $"冀C{department}{number}",
        ValidUntil = new DateOnly(2025, 12, 31),
        Tags = RegistrationTag,
    };

    private static MirroredItem Item(string code, string field, string supervision) => new()
    {
        Snapshot = Snapshot,
        Id = code,
        Title = $"{field}事项",
        Field = field,
        Category = ItemCategory.General,
        LegalBasis = "《河北省清真食品管理条例》",
        Method = "现场检查",
        JointEligible = true,
        SupervisionItems = supervision,
    };
}
