using System.Text;
using ChangliBridge.Adapter.Tests.Documents;
using ChangliBridge.Adapter.Tests.Drawing;
using ChangliBridge.Adapter.Tests.Hosting;
using ChangliBridge.Contract.V1;
using ChangliBridge.Domain.Risk;
using ChangliBridge.Store;
using ChangliBridge.Store.Mirror;
using ChangliBridge.Testing;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace ChangliBridge.Adapter.Tests.Risk;

/// <summary>信用风险等级 and 信用风险指数: officials see them, the public does not.</summary>
public sealed class GradeTests
{
    /// <summary>Grades that no other text holds by chance.</summary>
    private static readonly string[] Grades = ["grade-q1", "grade-q2", "grade-q3", "grade-q4"];

    private static readonly (string, string)[] Scheme =
    [
        .. Grades.Select((grade, place) => ($"County:GradeScheme:Grades:{place}", grade)),
        ("County:GradeScheme:Warnings:0:Grade", Grades[3]),
    ];

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, BothDatabases]
    public async Task Officials_see_the_index_beside_each_grade_and_in_its_history(StoreProvider provider)
    {
        await using var county = await CountyAtWork.WithRegistersAsync(provider, Scheme);
        await GradeAsync(county);

        var listed = await county.Host.AskAsync<ListGradesResponse>(Official.BureauClerk, new ListGradesRequest { Grade = Grades[1] });
        var history = await county.Host.AskAsync<GradeHistory>(Official.Office, new GetGradeHistoryRequest { Name = "inspectionTargets/ent-a1/gradeHistory" });

        Assert.Equal(5, listed.TotalSize);
        Assert.All(listed.Grades, grade => Assert.Equal((Grades[1], "63.57", "2023-10", "hebei-abcd"), (grade.Grade, grade.Index, grade.Month, grade.Scheme)));
        Assert.Equal([(Grades[0], "63.57"), (Grades[2], "12.3"), (Grades[3], "")], history.Grades.Select(grade => (grade.Grade, grade.Index)));
    }

    [Theory, BothDatabases]
    public async Task No_open_page_tells_a_grade_or_an_index(StoreProvider provider)
    {
        await using var county = await CountyAtWork.WithItemsAsync(provider, Scheme);
        await GradeAsync(county);
        await DiscloseEverythingAsync(county);

        foreach (var path in OpenPaths(county.Host))
        {
            var said = await ReadAsync(county.Host, path);
            Assert.True(said.Length > 20, $"{path} says nothing: {said}");
            Assert.DoesNotMatch(@"grade-q\d|63\.57|12\.3\b", said);
        }
    }

    /// <summary>Every grade with the index 63.57, and of one target two that it had before.</summary>
    private static Task GradeAsync(CountyAtWork county) => county.Host.WriteAsync(async unit =>
    {
        foreach (var (letter, grade) in "ABCD".Select(letter => $"{letter}").Zip(Grades))
            await unit.Db.Set<MirroredGrade>().Where(row => row.Grade == letter).ExecuteUpdateAsync(set => set.SetProperty(row => row.Grade, grade).SetProperty(row => row.RiskIndex, new RiskIndex(63_57)), Ct);
        unit.Db.Add(Past(7, Grades[3], null));
        unit.Db.Add(Past(8, Grades[2], new RiskIndex(12_30)));
    });

    private static PastGrade Past(long run, string grade, RiskIndex? index) => new()
    {
        TargetId = "ent-a1",
        Run = run,
        Scheme = "hebei-abcd",
        Grade = grade,
        Month = "2023-08",
        RiskIndex = index,
        ChangedAt = SteppedClock.DemoStart.AddMonths(-2),
        ReplacedAt = SteppedClock.DemoStart.AddMonths(-1),
    };

    /// <summary>A plan with its document, a draw by grade, a result of each kind, and a credit record.</summary>
    private static async Task DiscloseEverythingAsync(CountyAtWork county)
    {
        var scheme = Encoding.UTF8.GetBytes("%PDF-1.7 一份足够长的实施方案，用来证明这一页确实给出了内容。");
        var plan = CountyPlan.Joint();
        plan.InspectionPlan.Document = new PlanDocument { Title = "实施方案", Document = (await county.Host.UploadAsync(Official.BureauClerk, DocumentDesk.Declare(scheme), scheme)).Name };
        foreach (var (stratum, grade) in plan.InspectionPlan.Batches[0].Strata.Where(stratum => stratum.Grades.Count > 0).Zip(Grades))
            stratum.Grades[0] = grade;
        await county.DiscloseAsync(plan);
        await county.RevealAsync(await county.FreezeAsync());
        await county.ConfirmAsync();
        await county.AdvanceAsync(CountyAtWork.CheckDay);
        var tasks = await county.TasksAsync();
        var results = new[] { await county.ConcludeAsync(tasks[0], "mzj", "6"), await county.ConcludeAsync(tasks[1], "mzj", "A"), await county.ConcludeAsync(tasks[2], "mzj") };
        await county.PublishAsync();
        foreach (var result in results)
            await county.Host.AskAsync<InspectionResult>(Official.BureauClerk, new DiscloseResultRequest { Name = result.Name });
        var record = Assert.Single((await county.Host.AskAsync<ListCreditRecordsResponse>(Official.MarketApprover, new ListCreditRecordsRequest())).CreditRecords);
        await county.Host.AskAsync<CreditRecord>(Official.MarketApprover, new ConfirmCreditRecordRequest { Name = record.Name });
    }

    /// <summary>Whatever the bridge maps for everyone, so that a page of tomorrow is read as well.</summary>
    private static List<string> OpenPaths(BridgeHost host)
    {
        var open = from endpoint in host.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
                   where endpoint.Metadata.GetMetadata<IAllowAnonymous>() is not null && endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods.Contains("GET") == true
                   select endpoint.RoutePattern.RawText!.Replace("{plan}", CountyPlan.Id, StringComparison.Ordinal).Replace("{number:int}", "1", StringComparison.Ordinal);
        var paths = open.ToList();
        Assert.Contains("/open/v1/results", paths);
        Assert.Contains("/open/v1/draws/2023-halal/1/bundle.zip", paths);
        return paths;
    }

    private static async Task<string> ReadAsync(BridgeHost host, string path)
    {
        using var client = host.CreateClient();
        var bytes = await client.GetByteArrayAsync(path, Ct);
        return path.EndsWith(".zip", StringComparison.Ordinal) ? string.Join('\n', DrawDesk.FilesOf(bytes).Select(file => $"{file.Key}\n{file.Value}")) : Encoding.UTF8.GetString(bytes);
    }
}
