using ChangliBridge.Domain.Catalog;
using ChangliBridge.Domain.Registers;
using ChangliBridge.Store;
using ChangliBridge.Store.Bulk;
using ChangliBridge.Store.Mirror;

namespace ChangliBridge.Benchmarks.Queries;

/// <summary>The province's registers of N targets and N inspectors, and a department's own lists of them. One in a hundred is tagged besides, and another one in a hundred is a gap.</summary>
internal static class RegisterRows
{
    /// <summary>What one target in a hundred carries.</summary>
    public const string RareTag = "校外培训";

    /// <summary>What every target carries.</summary>
    public const string CommonTag = "清真食品生产经营";

    private const int Seldom = 100;
    private const string State = "已成立";

    /// <summary>Inserts both sides.</summary>
    public static async Task FillAsync(WriteUnit unit, (long Snapshot, int Rows) of, ListOwner owner, CancellationToken ct)
    {
        var numbers = Enumerable.Range(0, of.Rows);
        // One in a hundred is missing in the lists, and none of those has the rare tag.
        var listed = numbers.Where(number => number % Seldom != Seldom / 2);
        await BulkRows.InsertAsync(unit, numbers.Select(number => Target(of.Snapshot, number)), ct);
        await BulkRows.InsertAsync(unit, numbers.Select(number => Target(of.Snapshot, number)).SelectMany(CarriedTag.Of), ct);
        await BulkRows.InsertAsync(unit, numbers.Select(number => Inspector(of.Snapshot, owner.Department, number)), ct);
        await BulkRows.InsertAsync(unit, RegisteredTarget.Read([.. listed.Select(number => new TargetLine(number, NameOf(number), "", CodeOf(number), "", State, null, ""))], owner, new()), ct);
        await BulkRows.InsertAsync(unit, RegisteredInspector.Read([.. listed.Select(number => new InspectorLine(number, $"测试{number}", CertificateOf(number), null, "", ""))], owner, new()), ct);
    }

    /// <summary>The register's id of a target.</summary>
    public static string IdOf(int number) => $"t{number:D8}";

    /// <summary>统一社会信用代码 of a target.</summary>
    public static string CodeOf(int number) => $"91130322MA0{number:D7}";

    /// <summary>名称 of a target.</summary>
    public static string NameOf(int number) => $"昌黎县某某食品有限公司{number}";

    private static string CertificateOf(int number) => $"冀N{number:D8}";

    private static MirroredTarget Target(long snapshot, int number) => new()
    {
        Snapshot = snapshot,
        Id = IdOf(number),
        CreditCode = CodeOf(number),
        Name = NameOf(number),
        Type = TargetType.Enterprise,
        RegistrationState = State,
        RegisteredOn = new DateOnly(2020, 1, 1),
        Address = "河北省秦皇岛市昌黎县昌黎镇",
        Tags = number % Seldom == 0 ? $"{CommonTag},{RareTag}" : CommonTag,
    };

    private static MirroredInspector Inspector(long snapshot, string department, int number) =>
        new() { Snapshot = snapshot, Id = $"n{number:D8}", Name = $"测试{number}", Department = department, CertificateNumber = CertificateOf(number) };
}
