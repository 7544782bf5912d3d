using System.Text.Json;

namespace ChangliBridge.Sandbox.Tests;

public sealed class PullTests : RunningSandbox
{
    [Theory]
    [InlineData("province/items", "code")]
    [InlineData("province/tags", "name")]
    [InlineData("province/registers/targets", "id")]
    [InlineData("province/registers/inspectors", "id")]
    [InlineData("province/credit/grades", "targetId")]
    [InlineData("internet-plus/items", "code")]
    public async Task Every_list_pages_without_gap_or_repetition(string path, string key)
    {
        if (path.StartsWith("internet-plus", StringComparison.Ordinal))
            await Caller.FetchSecretAsync("internet-plus");
        var keys = new List<string>();
        var total = 0;
        for (var page = 1; ; page++)
        {
            var data = (await Caller.GetAsync($"{path}?page={page}&size=7")).GetProperty("data");
            total = data.GetProperty("total").GetInt32();
            var rows = data.GetProperty("rows").EnumerateArray().Select(row => row.GetProperty(key).GetString()!).ToArray();
            if (rows.Length == 0)
                break;
            keys.AddRange(rows);
        }

        Assert.Equal(total, keys.Count);
        Assert.Equal(keys.Count, keys.Distinct().Count());
    }

    [Fact]
    public async Task A_target_is_worded_as_the_contract_says()
    {
        var row = (await Caller.GetAsync("province/registers/targets?page=1&size=1")).GetProperty("data").GetProperty("rows")[0];
        Assert.Equal(
            ["id", "creditCode", "registrationNumber", "name", "type", "state", "registeredOn", "address", "tags"],
            row.EnumerateObject().Select(property => property.Name));
        Assert.Matches(@"^\d{4}-\d\d-\d\d$", row.GetProperty("registeredOn").GetString());
    }

    [Fact]
    public async Task A_grade_without_a_value_is_written_as_null()
    {
        var rows = (await Caller.GetAsync("province/credit/grades?page=1&size=1000")).GetProperty("data").GetProperty("rows").EnumerateArray().ToArray();
        Assert.Single(rows, row => row.GetProperty("grade").ValueKind == JsonValueKind.Null);
        Assert.All(rows, row => Assert.EndsWith("Z", row.GetProperty("changedAt").GetString()));
    }

    [Theory]
    [InlineData("page=0&size=10")]
    [InlineData("page=1")]
    [InlineData("page=1&size=100000")]
    public async Task A_page_that_is_none_is_refused_with_2001(string query)
    {
        var (status, answer) = await Caller.TryGetAsync("province/items?" + query);
        Assert.Equal((200, "2001"), (status, answer.GetProperty("code").GetString()));
    }
}
