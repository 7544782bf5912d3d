using System.Net;
using System.Text.Json;
using ChangliBridge.Adapter.Tests.Hosting;
using ChangliBridge.Contract.V1;
using ChangliBridge.Store;
using ChangliBridge.Testing;
using Xunit;

namespace ChangliBridge.Adapter.Tests.WholeLoop;

/// <summary>社会公示: what anybody may read, and nothing more.</summary>
public sealed class OpenPageTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, BothDatabases]
    public async Task Only_what_was_disclosed_is_open(StoreProvider provider)
    {
        await using var county = await CountyAtWork.WithItemsAsync(provider);
        await county.Host.AskAsync<InspectionPlan>(Official.BureauClerk, CountyPlan.Joint());
        Assert.Equal(0, (await PageAsync(county, "plans")).GetArrayLength());
        await county.ApproveAsync(CountyPlan.Name);
        await county.Host.AskAsync<InspectionPlan>(Official.BureauClerk, new FileInspectionPlanRequest { Name = CountyPlan.Name });
        Assert.Equal(0, (await PageAsync(county, "plans")).GetArrayLength());
        await county.Host.AskAsync<InspectionPlan>(Official.BureauClerk, new DiscloseInspectionPlanRequest { Name = CountyPlan.Name });
        Assert.Equal(CountyPlan.Name, (await PageAsync(county, "plans"))[0].GetProperty("name").GetString());
        await county.RevealAsync(await county.FreezeAsync());
        Assert.Equal(0, (await PageAsync(county, "draws"))[0].GetProperty("drawn").GetArrayLength());
        await county.ConfirmAsync();
        Assert.Equal(CountyPlan.Drawn, (await PageAsync(county, "draws"))[0].GetProperty("drawn").GetArrayLength());
        await county.AdvanceAsync(CountyAtWork.CheckDay);
        var result = await county.ConcludeAsync((await county.TasksAsync())[0], "mzj");
        await county.PublishAsync();
        Assert.Equal(0, (await PageAsync(county, "results")).GetArrayLength());
        await county.Host.AskAsync<InspectionResult>(Official.BureauClerk, new DiscloseResultRequest { Name = result.Name });
        Assert.Equal("未发现问题", (await PageAsync(county, "results"))[0].GetProperty("results")[0].GetString());
    }

    [Theory, BothDatabases]
    public async Task No_grade_no_stratum_figure_and_no_inspector_is_open(StoreProvider provider)
    {
        await using var county = await CountyAtWork.WithTasksAsync(provider);
        var result = await county.ConcludeAsync((await county.TasksAsync())[0], "mzj", "E");
        await county.PublishAsync();
        await county.Host.AskAsync<InspectionResult>(Official.BureauClerk, new DiscloseResultRequest { Name = result.Name });
        Assert.Equal(["name", "title", "year", "leadDepartment", "disclosedAt", "batches", "version", "adjustReason", "replacedAt", "temporary", "document", "documentDigest"], NamesOf((await PageAsync(county, "plans"))[0]));
        Assert.Equal(
            ["name", "office", "state", "header", "rule", "contributions", "root", "rosterDigest", "commitment", "escrow", "countersignatures", "revealBy", "seed", "assurance", "drawn", "replacements", "voidReason", "voidedBy", "unopenedBy", "redrawReason", "temporary"], NamesOf((await PageAsync(county, "draws"))[0]));
        Assert.Equal(["name", "targetCode", "target", "department", "results", "checkedOn", "disclosedAt", "handling", "amendedAt", "handledAt"], NamesOf((await PageAsync(county, "results"))[0]));
        foreach (var page in new[] { "plans", "draws", "results" })
        {
            var body = (await PageAsync(county, page)).GetRawText();
            Assert.DoesNotMatch("mzj-0|scjgj-0|检查员|\"(grade|size|quota|stratum|strata|inspectors?)\"|台账不全", body);
        }
    }

    [Theory, BothDatabases]
    public async Task The_years_indicators_are_open_without_what_results_say(StoreProvider provider)
    {
        await using var county = await CountyAtWork.WithTasksAsync(provider);
        await county.ConcludeAsync((await county.TasksAsync())[0], "mzj", "A");
        var page = await PageAsync(county, "statistics?year=2023");
        Assert.Equal(["indicator", "title", "numerator", "denominator", "share", "goal", "goalOn", "goalSource", "met", "definition"], NamesOf(page[0]));
        Assert.Equal(("joint-share-by-task", 1, "100.0%", "25%", "2023-12-20"), (page[0].GetProperty("indicator").GetString(), page[0].GetProperty("numerator").GetInt32(), page[0].GetProperty("share").GetString(), page[0].GetProperty("goal").GetString(), page[0].GetProperty("goalOn").GetString()));
        Assert.DoesNotMatch("problem-rate|handling|follow-up", page.GetRawText());
        Assert.All((await PageAsync(county, "statistics?year=2022")).EnumerateArray().Where(row => row.GetProperty("indicator").GetString() != "enterprises-drawn"), row => Assert.Equal(0, row.GetProperty("numerator").GetInt32()));
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/open/v1")]
    [InlineData("/open/v1/tasks")]
    [InlineData("/open/v2/plans")]
    [InlineData("/changli.inspection.v1.PlanService/ListInspectionPlans")]
    [InlineData("/appsettings.json")]
    public async Task Everything_else_needs_a_token_or_is_not_there(string path)
    {
        await using var host = await BridgeHost.StartAsync(StoreProvider.Sqlite);
        using var client = host.CreateClient();
        using var read = await client.GetAsync(path, Ct);
        Assert.Contains(read.StatusCode, new[] { HttpStatusCode.Unauthorized, HttpStatusCode.NotFound });
        using var write = await client.PostAsync(path, new StringContent("{}"), Ct);
        Assert.Contains(write.StatusCode, new[] { HttpStatusCode.Unauthorized, HttpStatusCode.NotFound });
    }

    [Fact]
    public async Task A_wrong_page_token_is_refused()
    {
        await using var host = await BridgeHost.StartAsync(StoreProvider.Sqlite);
        using var client = host.CreateClient();
        using var answer = await client.GetAsync("/open/v1/results?page_token=%25%25", Ct);
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
    }

    private static async Task<JsonElement> PageAsync(CountyAtWork county, string page)
    {
        using var client = county.Host.CreateClient();
        return JsonDocument.Parse(await client.GetStringAsync($"/open/v1/{page}", Ct)).RootElement.GetProperty("items");
    }

    private static IEnumerable<string> NamesOf(JsonElement row) => row.EnumerateObject().Select(property => property.Name);
}
