namespace ChangliBridge.Sandbox.Seeding;

/// <summary>
/// 执法检查人员名录库 of the two departments. Each has one expired certificate, one that ends inside the plan's window, one that ends
/// with it, one open-ended and one missing; 县市场监督管理局 has two inspectors without the speciality 登记检查.
/// </summary>
internal static class InspectorRegister
{
    public const string RegistrationTag = "登记检查";
    private static readonly DateOnly Usual = new(2026, 6, 30);

    public static IReadOnlyList<InspectorRow> For(int size, IReadOnlyList<string> otherDepartments)
    {
        // More inspectors for larger registers, but a county's bureau stays small.
        var extra = Math.Min(size / 2000, 4);
        var bureau = Enumerable.Range(0, 9 + extra).Select(number => Row("mzj", number, ["民族宗教", "食品安全"]));
        var market = Enumerable.Range(0, 11 + extra).Select(number => Row("scjgj", number, MarketTags(number)));
        var others = otherDepartments.SelectMany(department => Enumerable.Range(0, 9).Select(number => Row(department, number, [])));
        return [.. bureau.Concat(market).Concat(others).Select((row, place) => row with { Name = $"检查员{place + 1:D3}" })];
    }

    private static InspectorRow Row(string department, int number, IReadOnlyList<string> tags)
    {
        var certificate = number == 4 ? null : $"冀C{NumberOf(department)}{number + 1:D4}";
        return new InspectorRow($"{department}-{number + 1:D3}", "", department, certificate, ValidUntil(number)) { Tags = tags };
    }

    private static string NumberOf(string department) => department switch
    {
        "mzj" => "01",
        "scjgj" => "02",
        "wjj" => "03",
        _ => "04",
    };

    private static DateOnly? ValidUntil(int number) => number switch
    {
        0 => new DateOnly(2023, 6, 30),
        1 => new DateOnly(2023, 11, 9),
        2 => new DateOnly(2023, 11, 10),
        3 => null,
        _ => Usual.AddMonths(number),
    };

    private static string[] MarketTags(int number) =>
        number is 5 or 6 ? ["食品安全"] : number % 2 == 0 ? [RegistrationTag] : [RegistrationTag, "食品安全"];
}
