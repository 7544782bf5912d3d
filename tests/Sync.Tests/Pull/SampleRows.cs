namespace ChangliBridge.Sync.Tests.Pull;

/// <summary>Synthetic rows as a province sends them.</summary>
internal static class SampleRows
{
    public static string Target(int number) =>
        $$"""{"id":"T{{number:0000}}","creditCode":null,"registrationNumber":"1303220000{{number:00000}}","name":"测试商户{{number}}","type":"sole_trader","state":"已成立","registeredOn":"2019-05-06","address":"昌黎镇","tags":["清真食品生产经营","餐饮服务"]}""";

    public static IReadOnlyList<string> Targets(int count) => [.. Enumerable.Range(1, count).Select(Target)];

    public static string Grade(int number, string grade) =>
        $$"""{"targetId":"T{{number:0000}}","scheme":"hebei-abcd","grade":{{grade}},"month":"2023-10","changedAt":"2023-10-08T02:00:00Z"}""";

    /// <summary>With its index, a JSON value.</summary>
    public static string Grade(int number, string grade, string index) => Grade(number, grade).Replace(",\"changedAt\"", $",\"index\":{index},\"changedAt\"", StringComparison.Ordinal);

    public static string Tag(string name) => $$"""{"name":"{{name}}","kind":"target"}""";
}
