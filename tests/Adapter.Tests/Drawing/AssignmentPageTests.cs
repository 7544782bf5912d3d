using ChangliBridge.Adapter.Tests.Hosting;
using ChangliBridge.Contract.V1;
using ChangliBridge.Store;
using ChangliBridge.Testing;
using Grpc.Core;
using Xunit;

namespace ChangliBridge.Adapter.Tests.Drawing;

/// <summary>派员: every seat once, in dealing order, with whoever sits there now.</summary>
public sealed class AssignmentPageTests
{
    private const int Seats = CountyPlan.Drawn * 2 * 2;

    [Theory, BothDatabases]
    public async Task Pages_of_three_give_every_seat_once_in_dealing_order(StoreProvider provider)
    {
        await using var county = await CountyAtWork.WithPlanAsync(provider);
        var draw = await county.RevealAsync(await county.FreezeAsync());
        var pages = await PagesAsync(county, draw, 3);
        Assert.Equal([3, 3, 3, 3, 3, 1], pages.Select(page => page.Assignments.Count));
        Assert.Equal([Seats, 0, 0, 0, 0, 0], pages.Select(page => page.TotalSize));
        var seats = pages.SelectMany(page => page.Assignments).ToList();
        Assert.Equal(Seats, seats.Distinct().Count());
        var dealt = DrawDesk.FilesOf(await county.BundleAsync(Official.BureauClerk, draw))["assignments.csv"].Split('\n')[1..^1];
        Assert.Equal(dealt, seats.Select(LineOf));
        Assert.Equal(seats, Assert.Single(await PagesAsync(county, draw, 0)).Assignments);
    }

    [Theory, BothDatabases]
    public async Task A_chain_of_replacements_ends_in_the_seat_that_was_dealt(StoreProvider provider)
    {
        await using var county = await CountyAtWork.WithPlanAsync(provider);
        var draw = await county.RevealAsync(await county.FreezeAsync());
        var dealt = await SeatsAsync(county, draw);
        // One seat of each target and both of the last, so that chains cross.
        var changed = dealt.Index().Where(seat => seat.Item.Department == "departments/mzj" && (seat.Index % 4 == 0 || seat.Index > Seats - 5)).Select(seat => seat.Index).ToList();
        var expected = dealt.ToList();
        foreach (var index in changed.Concat(changed[..1]))
        {
            var before = await SeatsAsync(county, draw);
            await county.Host.AskAsync<Draw>(Official.MarketApprover, new ReplaceInspectorRequest { Name = draw.Name, Target = before[index].Target, Inspector = before[index].Inspector, Reason = "病假" });
            var after = await SeatsAsync(county, draw);
            Assert.NotEqual(before[index].Inspector, after[index].Inspector);
            expected[index] = after[index];
            Assert.Equal(expected, after);
        }
        Assert.Equal(changed.Count + 1, (await county.GetAsync(draw)).ReplacementCount);
        Assert.Equal(Seats, (await PagesAsync(county, draw, 3))[0].TotalSize);
        await county.ConfirmAsync();
        foreach (var task in await county.TasksAsync())
        {
            foreach (var part in task.Parts)
                Assert.Equal(expected.Where(seat => seat.Target == task.TargetCode && seat.Department == part.Department).Select(seat => seat.Inspector).Order(), part.Inspectors.Order());
        }
    }

    [Theory, BothDatabases]
    public async Task A_seat_for_which_nobody_is_left_is_not_listed_and_stops_the_confirmation(StoreProvider provider)
    {
        await using var county = await CountyAtWork.WithPlanAsync(provider);
        var draw = await county.RevealAsync(await county.FreezeAsync());
        var seat = (await SeatsAsync(county, draw))[0];
        var (department, replaced, last) = (seat.Department["departments/".Length..], new List<string>(), draw);
        // Five are able, two sit there: three can step in, the fourth time nobody is left.
        for (var time = 0; time < 4; time++)
        {
            var now = (await SeatsAsync(county, draw))[0];
            Assert.Equal((seat.Target, seat.Department), (now.Target, now.Department));
            replaced.Add(now.Inspector);
            last = await county.Host.AskAsync<Draw>(Official.Office, new ReplaceInspectorRequest { Name = draw.Name, Target = now.Target, Inspector = now.Inspector, Reason = "病假" });
        }
        Assert.Equal(4, replaced.Distinct().Count());
        var pages = await PagesAsync(county, draw, 3);
        Assert.Equal((Seats - 1, Seats - 1), (pages[0].TotalSize, pages.Sum(page => page.Assignments.Count)));
        Assert.DoesNotContain(pages.SelectMany(page => page.Assignments), other => other.Inspector.EndsWith('/'));
        var shortage = Assert.Single(last.Shortages);
        Assert.Equal((seat.Target, $"departments/{department}", 2), (shortage.Target, shortage.Department, shortage.Needed));
        (await county.Host.RefuseAsync(Official.BureauClerk, new ConfirmDrawRequest { Name = draw.Name })).Is(StatusCode.FailedPrecondition, "name INSPECTORS_SUFFICE");
    }

    private static string LineOf(Assignment seat) => $"{seat.Target},{seat.Department["departments/".Length..]},{seat.Inspector["inspectors/".Length..]}";

    private static async Task<List<Assignment>> SeatsAsync(CountyAtWork county, Draw draw) => [.. (await PagesAsync(county, draw, 3)).SelectMany(page => page.Assignments)];

    private static async Task<List<ListAssignmentsResponse>> PagesAsync(CountyAtWork county, Draw draw, int size)
    {
        var (pages, token) = (new List<ListAssignmentsResponse>(), "");
        do
        {
            pages.Add(await county.Host.AskAsync<ListAssignmentsResponse>(Official.Office, new ListAssignmentsRequest { Parent = draw.Name, PageSize = size, PageToken = token }));
            token = pages[^1].NextPageToken;
        }
        while (token.Length > 0);
        return pages;
    }
}
