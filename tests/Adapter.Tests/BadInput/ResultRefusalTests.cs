using ChangliBridge.Adapter.Tests.Hosting;
using ChangliBridge.Contract.V1;
using ChangliBridge.Store;
using ChangliBridge.Store.Mirror;
using ChangliBridge.Testing;
using Grpc.Core;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace ChangliBridge.Adapter.Tests.BadInput;

/// <summary>Wrong results: refused with every faulty field named, and nothing is stored.</summary>
public sealed class ResultRefusalTests
{
    private const string Inspectors = "inspection_result.inspectors";

    [Theory, BothDatabases]
    public async Task A_result_for_a_target_that_was_not_drawn_is_refused(StoreProvider provider)
    {
        await using var county = await CountyAtWork.WithTasksAsync(provider);
        var result = CountyAtWork.ResultOf((await county.TasksAsync())[0], "mzj");
        result.Parent = "inspectionTasks/2023-halal-1-9999";
        (await county.Host.RefuseAsync(Official.BureauClerk, result)).Is(StatusCode.FailedPrecondition, "parent TARGET_DRAWN");
    }

    [Theory, BothDatabases]
    public async Task A_result_for_a_target_drawn_for_another_department_is_refused_in_the_same_words(StoreProvider provider)
    {
        await using var county = await CountyAtWork.WithTasksAsync(provider, CountyPlan.OfBureau());
        var result = CountyAtWork.ResultOf((await county.TasksAsync())[0], "mzj");
        var others = (await county.Host.RefuseAsync(Official.MarketClerk, result)).Is(StatusCode.FailedPrecondition, "parent TARGET_DRAWN");
        var none = result.Clone();
        (none.Parent, none.RequestId) = ("inspectionTasks/2023-halal-1-9999", "");
        var nobodys = await county.Host.RefuseAsync(Official.MarketClerk, none);
        Assert.Equal(others.Text.Replace(result.Parent, none.Parent, StringComparison.Ordinal), nobodys.Text);
        // Whoever reads everything still enters results of the own department only.
        var clerkOfOffice = new Official("ssjb-clerk", "ssjb", "clerk", "supervisor");
        (await county.Host.RefuseAsync(clerkOfOffice, result)).Is(StatusCode.FailedPrecondition, "parent TARGET_DRAWN");
    }

    [Theory, BothDatabases]
    public async Task A_code_outside_its_list_is_refused(StoreProvider provider)
    {
        await using var county = await CountyAtWork.WithTasksAsync(provider);
        var task = (await county.TasksAsync())[0];
        var code = (await county.Host.RefuseAsync(Official.BureauClerk, CountyAtWork.ResultOf(task, "mzj", "Z"))).Is(StatusCode.InvalidArgument, "inspection_result.codes[0] CODE_ON_THE_LIST");
        Assert.Contains("1、6、7、8、A、B、E、F", code.Text);
        var result = CountyAtWork.ResultOf(task, "mzj");
        result.InspectionResult.CodeList = "hebei-result/1999";
        (await county.Host.RefuseAsync(Official.BureauClerk, result)).Is(StatusCode.InvalidArgument, "inspection_result.code_list CODE_ON_THE_LIST");
    }

    [Theory, BothDatabases]
    public async Task An_expired_and_a_missing_certificate_are_refused(StoreProvider provider)
    {
        await using var county = await CountyAtWork.WithTasksAsync(provider);
        var task = (await county.TasksAsync())[0];
        var result = CountyAtWork.ResultOf(task, "mzj");
        var (expired, missing) = (result.InspectionResult.Inspectors[0], result.InspectionResult.Inspectors[1]);
        await county.Host.WriteAsync(async unit =>
        {
            await Of(unit, expired).ExecuteUpdateAsync(set => set.SetProperty(inspector => inspector.ValidUntil, new DateOnly(2023, 11, 6)));
            await Of(unit, missing).ExecuteUpdateAsync(set => set.SetProperty(inspector => inspector.CertificateNumber, (string?)null));
        });
        (await county.Host.RefuseAsync(Official.BureauClerk, result)).Is(StatusCode.FailedPrecondition, $"{Inspectors}[0] CERTIFICATE_VALID", $"{Inspectors}[1] CERTIFICATE_VALID");
    }

    [Theory, BothDatabases]
    public async Task A_recused_inspector_is_refused(StoreProvider provider)
    {
        await using var county = await CountyAtWork.WithTasksAsync(provider);
        var task = (await county.TasksAsync())[0];
        var result = CountyAtWork.ResultOf(task, "mzj");
        await county.Host.AskAsync<Recusal>(Official.BureauClerk, new DeclareRecusalRequest { Inspector = result.InspectionResult.Inspectors[1], Target = task.Target, Reason = "利害关系" });
        (await county.Host.RefuseAsync(Official.BureauClerk, result)).Is(StatusCode.FailedPrecondition, $"{Inspectors}[1] INSPECTOR_RECUSED");
    }

    [Theory, BothDatabases]
    public async Task Everything_wrong_with_a_result_is_named_at_once(StoreProvider provider)
    {
        await using var county = await CountyAtWork.WithTasksAsync(provider);
        var result = CountyAtWork.ResultOf((await county.TasksAsync())[0], "mzj", "E");
        result.InspectionResult.Codes.Add("Z");
        result.InspectionResult.Codes.Add("E");
        result.InspectionResult.CheckDate = CountyPlan.Day(2023, 11, 31);
        result.InspectionResult.Findings = "";
        result.InspectionResult.Inspectors.Clear();
        result.InspectionResult.Inspectors.Add("inspectors/mzj-07");
        result.RequestId = "not a uuid";
        (await county.Host.RefuseAsync(Official.BureauClerk, result)).Is(StatusCode.InvalidArgument,
            "request_id FIELD_MALFORMED", "inspection_result.check_date FIELD_MALFORMED", "inspection_result.codes[1] CODE_ON_THE_LIST", "inspection_result.codes[2] FIELD_MALFORMED",
            "inspection_result.findings FIELD_REQUIRED", $"{Inspectors} AT_LEAST_TWO_INSPECTORS", $"{Inspectors}[0] INSPECTOR_ASSIGNED");
    }

    [Theory, BothDatabases]
    public async Task A_check_outside_the_window_or_in_the_future_is_refused(StoreProvider provider)
    {
        await using var county = await CountyAtWork.WithTasksAsync(provider);
        var result = CountyAtWork.ResultOf((await county.TasksAsync())[0], "mzj");
        result.InspectionResult.CheckDate = CountyPlan.Day(2023, 11, 8);
        (await county.Host.RefuseAsync(Official.BureauClerk, result)).Is(StatusCode.FailedPrecondition, "inspection_result.check_date CHECK_INSIDE_WINDOW");
        (result.InspectionResult.CheckDate, result.RequestId) = (CountyPlan.Day(2023, 11, 5), "");
        (await county.Host.RefuseAsync(Official.BureauClerk, result)).Is(StatusCode.FailedPrecondition, "inspection_result.check_date CHECK_INSIDE_WINDOW");
    }

    private static IQueryable<MirroredInspector> Of(WriteUnit unit, string name)
    {
        var id = name["inspectors/".Length..];
        return Mirror.Inspectors(unit.Db).Where(inspector => inspector.Id == id);
    }
}
