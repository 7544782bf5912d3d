using ChangliBridge.Adapter.Tests.Hosting;
using ChangliBridge.Contract.V1;
using ChangliBridge.Store;
using ChangliBridge.Testing;
using Grpc.Core;
using Xunit;

namespace ChangliBridge.Adapter.Tests.WholeLoop;

/// <summary>专业人员协助: a department sends a specialist beside its drawn inspectors.</summary>
public sealed class AssistantTests
{
    private static readonly string[] Able = ["mzj-01", "mzj-02", "mzj-03", "mzj-04", "mzj-05"];

    [Theory, BothDatabases]
    public async Task An_assistant_stands_on_the_task_for_every_party_and_in_the_audit_chain(StoreProvider provider)
    {
        await using var county = await CountyAtWork.WithTasksAsync(provider);
        var task = (await county.TasksAsync())[0];
        var drawn = task.Parts[0].Inspectors.ToList();
        var request = Assist(task);
        var answer = await county.Host.AskAsync<InspectionTask>(Official.BureauApprover, request);
        var read = await county.Host.AskAsync<InspectionTask>(Official.MarketClerk, new GetInspectionTaskRequest { Name = task.Name });
        Assert.Equal(answer, read);
        var assistant = Assert.Single(read.Parts[0].Assistants);
        Assert.Equal((request.Inspector, request.Reason, "mzj/mzj-approver"), (assistant.Inspector, assistant.Reason, assistant.AssignedBy));
        Assert.InRange(assistant.AssignTime.ToDateTimeOffset(), CountyAtWork.CheckDay, CountyAtWork.CheckDay.AddHours(1));
        Assert.Equal(drawn, read.Parts[0].Inspectors);
        Assert.Empty(read.Parts[1].Assistants);
        var entries = (await county.Host.AskAsync<ListAuditEntriesResponse>(Official.Office, new ListAuditEntriesRequest())).AuditEntries;
        Assert.Equal(("task.assist", task.Name, "mzj/mzj-approver"), (entries[^1].Act, entries[^1].Resource, entries[^1].Actor));
        Assert.Equal(answer, await county.Host.AskAsync<InspectionTask>(Official.BureauApprover, request));
    }

    [Theory, BothDatabases]
    public async Task Only_the_approver_of_the_inspectors_department_sends_one(StoreProvider provider)
    {
        await using var county = await CountyAtWork.WithTasksAsync(provider);
        var request = Assist((await county.TasksAsync())[0]);
        (await county.Host.RefuseAsync(Official.MarketApprover, request)).Is(StatusCode.NotFound, "inspector UNKNOWN");
        (await county.Host.RefuseAsync(Official.Stranger, request)).Is(StatusCode.NotFound, "name UNKNOWN");
        Assert.Equal(StatusCode.PermissionDenied, (await county.Host.RefuseAsync(Official.BureauClerk, request)).Code);
        Assert.Equal(StatusCode.PermissionDenied, (await county.Host.RefuseAsync(Official.Office, request)).Code);
        // Whoever reads every task still sends nobody to one that the own department takes no part in.
        var ofOffice = new Official("ssjb-approver", "ssjb", "approver", "supervisor");
        (await county.Host.RefuseAsync(ofOffice, request)).Is(StatusCode.NotFound, "inspector UNKNOWN");
        Assert.All(await county.TasksAsync(), task => Assert.All(task.Parts, part => Assert.Empty(part.Assistants)));
    }

    [Theory, BothDatabases]
    public async Task Nobody_assists_who_could_not_inspect(StoreProvider provider)
    {
        await using var county = await CountyAtWork.WithTasksAsync(provider);
        var task = (await county.TasksAsync())[0];
        var request = Assist(task);
        await county.Host.AskAsync<Recusal>(Official.BureauClerk, new DeclareRecusalRequest { Inspector = request.Inspector, Target = task.Target, Reason = "利害关系" });
        await RefuseAsync(request.Inspector, StatusCode.FailedPrecondition, "inspector INSPECTOR_RECUSED");
        await RefuseAsync("inspectors/mzj-06", StatusCode.FailedPrecondition, "inspector CERTIFICATE_VALID");
        await RefuseAsync("inspectors/mzj-07", StatusCode.FailedPrecondition, "inspector CERTIFICATE_VALID");
        await RefuseAsync(task.Parts[0].Inspectors[0], StatusCode.FailedPrecondition, "inspector ASSISTANT_IN_ORDER");
        await RefuseAsync("inspectors/mzj-99", StatusCode.NotFound, "inspector UNKNOWN");
        await RefuseAsync("mzj-01", StatusCode.InvalidArgument, "inspector FIELD_MALFORMED");

        async Task RefuseAsync(string inspector, StatusCode code, string fault)
        {
            (request.Inspector, request.RequestId) = (inspector, "");
            (await county.Host.RefuseAsync(Official.BureauApprover, request)).Is(code, fault);
        }
    }

    [Theory, BothDatabases]
    public async Task A_reason_is_asked_for_and_a_submitted_result_ends_it(StoreProvider provider)
    {
        await using var county = await CountyAtWork.WithTasksAsync(provider);
        var task = (await county.TasksAsync())[0];
        var request = Assist(task);
        request.Reason = "";
        (await county.Host.RefuseAsync(Official.BureauApprover, request)).Is(StatusCode.InvalidArgument, "reason FIELD_REQUIRED");
        await county.Host.AskAsync<InspectionResult>(Official.BureauClerk, CountyAtWork.ResultOf(task, "mzj"));
        (await county.Host.RefuseAsync(Official.BureauApprover, Assist(task))).Is(StatusCode.FailedPrecondition, "name WRONG_STATE");
        // The other department has submitted nothing yet.
        var other = new AssignAssistantRequest { Name = task.Name, Inspector = Free(task, 1, "scjgj"), Reason = "登记档案比对" };
        Assert.Single((await county.Host.AskAsync<InspectionTask>(Official.MarketApprover, other)).Parts[1].Assistants);
    }

    private static AssignAssistantRequest Assist(InspectionTask task) => new() { Name = task.Name, Inspector = Free(task, 0, "mzj"), Reason = "需食品检验专业人员" };

    private static string Free(InspectionTask task, int part, string department) =>
        Able.Select(id => $"inspectors/{id.Replace("mzj", department, StringComparison.Ordinal)}").First(name => !task.Parts[part].Inspectors.Contains(name));
}
