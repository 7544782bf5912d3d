using ChangliBridge.Domain.Catalog;
using ChangliBridge.Store.Mirror;
using ChangliBridge.Testing;

namespace ChangliBridge.Adapter.Tests.Hosting;

/// <summary>
/// The registers as a pull would leave them: 35 targets in scope (10 sole traders, 5 enterprises of each grade, 5 ungraded), 3 outside,
/// and inspectors of both departments of whom one has no certificate and one an expired one.
/// </summary>
internal static class Register
{
    public const string HalalTag = "清真食品生产经营";
    public const string RegistrationTag = "登记注册";
    public const int InScope = 35;

    private const long Snapshot = 1;

    public static Task PutAsync(BridgeHost host) => host.WriteAsync(unit =>
    {
        var targets = Targets().ToList();
        unit.Db.AddRange(targets);
        unit.Db.AddRange(targets.SelectMany(CarriedTag.Of));
        unit.Db.AddRange(targets.Where(target => target.Id.StartsWith("ent-", StringComparison.Ordinal)).Select(GradeOf));
        unit.Db.AddRange(Inspectors());
        unit.Db.AddRange(Items());
        unit.Db.AddRange(Enumerable.Range(1, 2).Select(i => new MirroredSupervisionItem { Snapshot = Snapshot, Id = $"1303220000000{i}", Title = $"监管事项{i}", ImplementationCode = $"SS{i}" }));
        unit.Db.AddRange(PullJobs.All.Select(job => new MirrorHead { Job = job, Snapshot = Snapshot, Rows = 1, SwitchedAt = SteppedClock.DemoStart }));
        return Task.CompletedTask;
    });

    public static MirroredTarget Target(string id, TargetType type, string? creditCode, string state = "已成立") => new()
    {
        Snapshot = Snapshot,
        Id = id,
        CreditCode = creditCode,
        RegistrationNumber = creditCode is null ? $"1303226000000{id[^2..]}" : null,
        Name = $"昌黎测试食品店{id}",
        Type = type,
        RegistrationState = state,
        RegisteredOn = new DateOnly(2021, 5, 6),
        Address = "昌黎县测试街1号",
        Tags = HalalTag,
    };

    /// <summary>统一社会信用代码 with a right check character.</summary>
    public static string CreditCodeOf(int number)
    {
        var start = $"9113032200000{number:0000}";
        return start + "0123456789ABCDEFGHJKLMNPQRTUWXY".First(check => CreditCode.Checks(start + check));
    }

    private static IEnumerable<MirroredTarget> Targets()
    {
        var number = 0;
        foreach (var grade in "abcd")
        {
            for (var i = 1; i <= 5; i++)
                yield return Target($"ent-{grade}{i}", TargetType.Enterprise, CreditCodeOf(++number));
        }
        for (var i = 1; i <= 5; i++)
            yield return Target($"new-{i}", TargetType.Enterprise, CreditCodeOf(++number));
        for (var i = 1; i <= 10; i++)
            yield return Target($"sole-{i:00}", TargetType.SoleTrader, i <= 2 ? null : CreditCodeOf(++number));
        yield return Target("out-state", TargetType.Enterprise, CreditCodeOf(++number), "注销");
        yield return Target("out-type", TargetType.Cooperative, CreditCodeOf(++number));
        yield return new MirroredTarget
        {
            Snapshot = Snapshot,
            Id = "out-tag",
            CreditCode = CreditCodeOf(++number),
            Name = "昌黎测试百货店",
            Type = TargetType.Enterprise,
            RegistrationState = "已成立",
            RegisteredOn = new DateOnly(2020, 1, 1),
        };
    }

    private static MirroredGrade GradeOf(MirroredTarget target) => new()
    {
        Snapshot = Snapshot,
        Id = target.Id,
        Scheme = "hebei-abcd",
        Grade = char.ToUpperInvariant(target.Id[4]).ToString(),
        Month = "2023-10",
        ChangedAt = SteppedClock.DemoStart.AddDays(-20),
    };

    private static IEnumerable<MirroredInspector> Inspectors()
    {
        foreach (var department in new[] { "mzj", "scjgj" })
        {
            for (var i = 1; i <= 5; i++)
                yield return Inspector(department, i, $"冀C{department}{i}", i == 1 ? null : new DateOnly(2025, 12, 31));
            yield return Inspector(department, 6, null, new DateOnly(2025, 12, 31));
            yield return Inspector(department, 7, $"冀C{department}7", new DateOnly(2023, 10, 1));
        }
    }

    private static MirroredInspector Inspector(string department, int number, string? certificate, DateOnly? until) => new()
    {
        Snapshot = Snapshot,
        Id = $"{department}-{number:00}",
        Name = $"测试检查员{department}{number}",
        Department = department,
        CertificateNumber = certificate,
        ValidUntil = until,
        Tags = RegistrationTag,
    };

    private static IEnumerable<MirroredItem> Items() =>
        from item in new[] { ("MZ001", "民族宗教", "1"), ("SC001", "市场监管", "2") }
        select new MirroredItem
        {
            Snapshot = Snapshot,
            Id = item.Item1,
            Title = $"{item.Item2}事项",
            Field = item.Item2,
            Category = ItemCategory.General,
            LegalBasis = "《河北省清真食品管理条例》",
            Method = "现场检查",
            JointEligible = true,
            SupervisionItems = $"1303220000000{item.Item3}",
        };
}
