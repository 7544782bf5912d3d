using System.Text;
using System.Text.Json.Nodes;
using ChangliBridge.Sync.Platforms;
using Xunit;

namespace ChangliBridge.Sync.Tests.Platforms;

public sealed class DictionaryTests
{
    private const string Section = "Platforms:Provincial:Dictionaries:";
    private const string Results = "/province/results";
    private const string Receipt = """{"code":"0","message":"ok","data":{"businessKey":"k","revision":1,"receipt":"P-1"}}""";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("""["1","11"]""", "\"01,02\"", ",")]
    [InlineData("""["11"]""", "\"02\"", ",")]
    [InlineData("[]", "\"\"", ",")]
    [InlineData("""["11","1","A"]""", """["02","01","03"]""", "")]
    [InlineData("\"A\"", "\"03\"", "")]
    public async Task Codes_go_out_as_the_platform_writes_them_and_come_back_as_they_were(string canonical, string told, string separator)
    {
        using var province = new ContractProvince(settings => Add(settings, separator));
        province.Answer(Results, 200, Receipt);

        await PublishAsync(province, canonical);
        var sent = JsonNode.Parse(province.LastRequest.Body!)!["body"]!;
        province.Answer("/province/records", 200,
            """{"code":"0","message":"ok","data":{"found":true,"record":{"businessKey":"k","revision":1,"kind":"result","body":BODY}}}""".Replace("BODY", sent.ToJsonString(), StringComparison.Ordinal));
        var lookedUp = await province.Province.LookUpAsync("k", 1, Ct);

        Assert.Equal(told, sent["codes"]!.ToJsonString());
        Assert.Equal(JsonNode.Parse(canonical)!.ToJsonString(), JsonNode.Parse(lookedUp.Record!.Body.Span)!["codes"]!.ToJsonString());
        Assert.Equal("备注\"1\"", JsonNode.Parse(lookedUp.Record.Body.Span)!["note"]!.GetValue<string>());
    }

    [Theory]
    [InlineData("list/2023", """["9"]""", "代码表 list/2023 的代码 9")]
    [InlineData("list/2022", """["1"]""", "字段 codes 所用的代码表")]
    public async Task A_code_without_a_counterpart_is_not_sent_at_all(string list, string codes, string what)
    {
        using var province = new ContractProvince(settings => Add(settings, ""));
        province.Answer(Results, 200, Receipt);

        var exchange = await PublishAsync(province, codes, list);

        Assert.Equal((Failure.Unsendable, 0), (exchange.Failure, province.Asked(Results)));
        Assert.Contains(what, exchange.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Each_version_of_a_list_has_its_own_dictionary()
    {
        using var province = new ContractProvince(settings =>
        {
            Add(settings, "");
            Add(settings, "", "old", "list/2022", ("1", "X1"));
        });
        province.Answer(Results, 200, Receipt);

        await PublishAsync(province, """["1"]""", "list/2022");
        Assert.Contains("""["X1"]""", province.LastRequest.Body, StringComparison.Ordinal);
        await PublishAsync(province, """["1"]""");

        Assert.Contains("""["01"]""", province.LastRequest.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_looked_up_code_that_the_dictionary_does_not_have_is_never_taken_for_one_of_ours()
    {
        using var province = new ContractProvince(settings => Add(settings, ","));
        province.Answer("/province/records", 200,
            """{"code":"0","message":"ok","data":{"found":true,"record":{"businessKey":"k","revision":1,"kind":"result","body":{"codeList":"list/2023","codes":"A,01"}}}}""");

        var lookedUp = await province.Province.LookUpAsync("k", 1, Ct);

        Assert.Equal("""["未对照:A","1"]""", Plain(JsonNode.Parse(lookedUp.Record!.Body.Span)!["codes"]!));
    }

    [Fact]
    public async Task Pulled_rows_come_in_our_codes()
    {
        using var province = new ContractProvince(settings =>
        {
            (string, string)[] keys = [("List", "hebei-abcd"), ("Operations:0", "grades"), ("Field", "grade"), ("Codes:A", "1"), ("Codes:B", "2")];
            foreach (var (key, value) in keys)
                settings[$"{Section}grades:{key}"] = value;
        });
        province.Answer("/province/credit/grades", 200, """{"code":"0","message":"ok","data":{"total":4,"rows":[{"targetId":"a","grade":"2"},{"targetId":"b","grade":1},{"targetId":"c","grade":null},{"targetId":"d","grade":"A"}]}}""");

        var page = (await province.Province.PullAsync("grades", 1, Ct)).Page!;

        Assert.Equal(["B", "A", null, "未对照:A"], page.Rows.Select(row => row.GetProperty("grade").GetString()));
    }

    private static Task<Exchange> PublishAsync(ContractProvince province, string codes, string list = "list/2023") => province.Province.PublishAsync("result", Encoding.UTF8.GetBytes(
        $$$"""{"businessKey":"k","revision":1,"kind":"result","body":{"codeList":"{{{list}}}","codes":{{{codes}}},"note":"备注\"1\""}}"""), Ct);

    private static void Add(Dictionary<string, string?> settings, string separator) => Add(settings, separator, "results", "list/2023", ("1", "01"), ("11", "02"), ("A", "03"));

    private static void Add(Dictionary<string, string?> settings, string separator, string name, string list, params (string Ours, string Theirs)[] codes)
    {
        (string, string)[] keys = [("List", list), ("Operations:0", "result"), ("Field", "codes"), ("ListField", "codeList"), ("Separator", separator), .. codes.Select(code => ($"Codes:{code.Ours}", code.Theirs))];
        foreach (var (key, value) in keys)
            settings[$"{Section}{name}:{key}"] = value;
    }

    private static string Plain(JsonNode node) => node.ToJsonString(new System.Text.Json.JsonSerializerOptions { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
}
