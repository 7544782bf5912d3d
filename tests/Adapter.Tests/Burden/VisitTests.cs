using System.Net;
using System.Net.Http.Json;
using ChangliBridge.Adapter.Tests.Hosting;
using ChangliBridge.Contract.V1;
using ChangliBridge.Store;
using ChangliBridge.Testing;
using Grpc.Core;
using Xunit;

namespace ChangliBridge.Adapter.Tests.Burden;

/// <summary>扫码入企: the entry id with the result, and the subject's rating.</summary>
public sealed class VisitTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, BothDatabases]
    public async Task The_subject_rates_a_visit_once_with_the_code_of_the_office(StoreProvider provider)
    {
        await using var county = await CountyAtWork.WithTasksAsync(provider);
        var (host, task) = (county.Host, (await county.TasksAsync())[0]);
        var visit = await host.AskAsync<Visit>(Official.BureauClerk, new RecordEntryRequest { Parent = task.Name, EntryId = "RQ-20231107-1" });
        (await host.RefuseAsync(Official.BureauClerk, new RecordEntryRequest { Parent = task.Name, EntryId = "RQ-2" })).Is(StatusCode.AlreadyExists, "parent ALREADY_EXISTS");
        (await host.RefuseAsync(Official.BureauClerk, new IssueRatingCodeRequest { Name = visit.Name })).Is(StatusCode.PermissionDenied, " NOT_PERMITTED");
        var code = (await host.AskAsync<RatingCode>(Official.Office, new IssueRatingCodeRequest { Name = visit.Name })).Code;
        Assert.Equal(16, code.Length);
        using var browser = host.CreateClient();
        Assert.Equal(HttpStatusCode.BadRequest, (await browser.PostAsJsonAsync("/open/v1/ratings", new { code = "AAAAAAAAAAAAAAAA", score = 5 }, Ct)).StatusCode);
        var refused = await browser.PostAsJsonAsync("/open/v1/ratings", new { code, score = 9 }, Ct);
        Assert.Contains("评分不在1至5之间", await refused.Content.ReadAsStringAsync(Ct));
        Assert.Equal(HttpStatusCode.NoContent, (await browser.PostAsJsonAsync("/open/v1/ratings", new { code = code.ToLowerInvariant(), score = 4, comment = "检查规范" }, Ct)).StatusCode);
        (await host.RefuseAsync(Official.MarketClerk, new RateVisitRequest { Code = code, Score = 1 })).Is(StatusCode.FailedPrecondition, "code WRONG_STATE");
        var rated = await host.AskAsync<Visit>(Official.MarketClerk, new GetVisitRequest { Name = visit.Name });
        Assert.Equal(("RQ-20231107-1", 4, "检查规范"), (rated.EntryId, rated.Score, rated.Comment));
    }

    [Theory, BothDatabases]
    public async Task Visits_are_paged_by_task_and_department_and_results_in_lists_carry_their_entry(StoreProvider provider)
    {
        await using var county = await CountyAtWork.WithTasksAsync(provider);
        var (host, tasks) = (county.Host, await county.TasksAsync());
        foreach (var task in tasks.Take(2))
        {
            foreach (var department in new[] { "mzj", "scjgj" })
                await host.AskAsync<Visit>(Official.ClerkOf(department), new RecordEntryRequest { Parent = task.Name, EntryId = $"RQ-{department}" });
        }
        var code = (await host.AskAsync<RatingCode>(Official.Office, new IssueRatingCodeRequest { Name = $"{tasks[0].Name}/visits/mzj" })).Code;
        await host.AskAsync<Visit>(Official.MarketClerk, new RateVisitRequest { Code = code, Score = 5 });
        var (names, page) = (new List<string>(), new ListVisitsResponse { NextPageToken = "" });
        do
        {
            page = await host.AskAsync<ListVisitsResponse>(Official.BureauClerk, new ListVisitsRequest { PageSize = 3, PageToken = page.NextPageToken });
            names.AddRange(page.Visits.Select(visit => visit.Name));
        }
        while (page.NextPageToken.Length > 0);
        Assert.Equal(tasks.Take(2).SelectMany(task => new[] { $"{task.Name}/visits/mzj", $"{task.Name}/visits/scjgj" }), names);
        Assert.Equal(4, await CountAsync(new ListVisitsRequest { Draw = CountyPlan.FirstDraw }));
        Assert.Equal(2, await CountAsync(new ListVisitsRequest { Task = tasks[1].Name }));
        Assert.Equal(2, await CountAsync(new ListVisitsRequest { Department = "departments/scjgj" }));
        Assert.Equal(1, await CountAsync(new ListVisitsRequest { Rated = true }));
        Assert.Equal(3, await CountAsync(new ListVisitsRequest { Rated = false }));
        Assert.Equal(0, await CountAsync(new ListVisitsRequest { Draw = "inspectionPlans/other/draws/1" }));
        (await host.RefuseAsync(Official.Office, new ListVisitsRequest { PageSize = -1, PageToken = "%" })).Is(StatusCode.InvalidArgument, "page_size FIELD_MALFORMED", "page_token FIELD_MALFORMED");
        Assert.Empty((await host.AskAsync<ListVisitsResponse>(Official.Stranger, new ListVisitsRequest())).Visits);
        foreach (var task in new[] { tasks[0], tasks[3] })
            await host.AskAsync<InspectionResult>(Official.BureauClerk, CountyAtWork.ResultOf(task, "mzj"));
        Assert.Equal(["RQ-mzj", ""], (await host.AskAsync<ListInspectionResultsResponse>(Official.BureauClerk, new ListInspectionResultsRequest())).InspectionResults.Select(result => result.EntryId));

        async Task<int> CountAsync(ListVisitsRequest request) => (await host.AskAsync<ListVisitsResponse>(Official.Office, request)).TotalSize;
    }

    [Theory, BothDatabases]
    public async Task Visits_are_filtered_by_the_day_in_China_on_which_they_were_recorded(StoreProvider provider)
    {
        await using var county = await CountyAtWork.WithTasksAsync(provider);
        var (host, tasks, day) = (county.Host, await county.TasksAsync(), CountyAtWork.CheckDay);
        // In UTC the last minutes of a day in China and the first of the next one lie on the same day.
        var names = new List<string>();
        foreach (var (task, at) in tasks.Zip([day.AddMinutes(30), At(day, 23, 50), At(day.AddDays(1), 0, 0)]))
        {
            await county.AdvanceAsync(at);
            names.Add((await host.AskAsync<Visit>(Official.BureauClerk, new RecordEntryRequest { Parent = task.Name, EntryId = "RQ-1" })).Name);
        }
        var (today, tomorrow) = (DayOf(day), DayOf(day.AddDays(1)));
        Assert.Equal(names[..2], await NamesAsync(new ListVisitsRequest { ToDate = today }));
        Assert.Equal(names[2..], await NamesAsync(new ListVisitsRequest { FromDate = tomorrow }));
        Assert.Equal(names[..2], await NamesAsync(new ListVisitsRequest { FromDate = today, ToDate = today }));
        Assert.Equal(names, await NamesAsync(new ListVisitsRequest { FromDate = today, ToDate = tomorrow }));
        Assert.Empty(await NamesAsync(new ListVisitsRequest { FromDate = DayOf(day.AddDays(2)) }));
        Assert.InRange((await host.AskAsync<Visit>(Official.BureauClerk, new GetVisitRequest { Name = names[1] })).EnterTime.ToDateTimeOffset(), At(day, 23, 50), At(day.AddDays(1), 0, 0));
        (await host.RefuseAsync(Official.BureauClerk, new ListVisitsRequest { FromDate = tomorrow, ToDate = today })).Is(StatusCode.InvalidArgument, "to_date FIELD_MALFORMED");
        (await host.RefuseAsync(Official.BureauClerk, new ListVisitsRequest { FromDate = new() { Year = 1, Month = 1, Day = 1 }, ToDate = new() { Year = 2023, Month = 2, Day = 30 } }))
            .Is(StatusCode.InvalidArgument, "from_date FIELD_MALFORMED", "to_date FIELD_MALFORMED");

        // Pages of one, so that each has to find the one after it.
        async Task<List<string>> NamesAsync(ListVisitsRequest request)
        {
            var (found, page) = (new List<string>(), new ListVisitsResponse());
            do
            {
                (request.PageSize, request.PageToken) = (1, page.NextPageToken);
                page = await host.AskAsync<ListVisitsResponse>(Official.BureauClerk, request.Clone());
                Assert.True(request.PageToken.Length > 0 || page.TotalSize >= page.Visits.Count);
                found.AddRange(page.Visits.Select(visit => visit.Name));
            }
            while (page.NextPageToken.Length > 0);
            return found;
        }

        static DateTimeOffset At(DateTimeOffset day, int hour, int minute) => new(day.Year, day.Month, day.Day, hour, minute, 0, TimeSpan.FromHours(8));

        static Google.Type.Date DayOf(DateTimeOffset at) => new() { Year = at.Year, Month = at.Month, Day = at.Day };
    }

    [Fact]
    public async Task Where_the_county_asks_for_it_no_result_is_reviewed_without_its_entry()
    {
        await using var county = await CountyAtWork.WithRegistersAsync(StoreProvider.Sqlite, ("County:Burden:EntryRequired", "true"));
        await county.ClaimAsync();
        await county.DiscloseAsync(CountyPlan.Joint());
        await county.RevealAsync(await county.FreezeAsync());
        await county.ConfirmAsync();
        await county.AdvanceAsync(CountyAtWork.CheckDay);
        var task = (await county.TasksAsync())[0];
        var result = await county.Host.AskAsync<InspectionResult>(Official.BureauClerk, CountyAtWork.ResultOf(task, "mzj"));
        (await county.Host.RefuseAsync(Official.BureauApprover, new ReviewResultRequest { Name = result.Name })).Is(StatusCode.FailedPrecondition, "name ENTRY_RECORDED");
        await county.Host.AskAsync<Visit>(Official.BureauClerk, new RecordEntryRequest { Parent = task.Name, EntryId = "RQ-20231107-1" });
        await county.Host.AskAsync<InspectionResult>(Official.BureauApprover, new ReviewResultRequest { Name = result.Name });
        Assert.Equal("RQ-20231107-1", (await county.Host.AskAsync<InspectionResult>(Official.BureauClerk, new GetInspectionResultRequest { Name = result.Name })).EntryId);
    }
}
