using ChangliBridge.Adapter.Tests.Hosting;
using ChangliBridge.Contract.V1;
using ChangliBridge.Store;
using ChangliBridge.Testing;
using Grpc.Core;
using Microsoft.EntityFrameworkCore;
using Xunit;
using Answered = ChangliBridge.Store.Requests.AnsweredRequest;
using AuditEntry = ChangliBridge.Store.Audit.AuditEntry;
using Kept = ChangliBridge.Domain.Results.InspectionResult;

namespace ChangliBridge.Adapter.Tests.Results;

/// <summary>Results that are submitted at the same time share a unit; each is answered as if it were alone.</summary>
public sealed class SubmittedTogetherTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, BothDatabases]
    public async Task At_once_each_right_one_is_stored_once_and_each_wrong_one_is_told_why(StoreProvider provider)
    {
        await using var county = await CountyAtWork.WithTasksAsync(provider);
        var (link, token) = (county.Host.Link, TokenDesk.For(Official.BureauClerk));
        var tasks = await county.TasksAsync();
        var right = tasks.Skip(1).Select(task => WithId(CountyAtWork.ResultOf(task, "mzj"))).ToList();
        var others = tasks.Select(task => WithId(CountyAtWork.ResultOf(task, "scjgj"))).ToList();
        var wrong = WithId(CountyAtWork.ResultOf(tasks[0], "mzj", "A"));
        wrong.InspectionResult.Findings = "";

        var refused = Assert.ThrowsAsync<RpcException>(() => link.SendAsync(token, wrong));
        var answers = right.Select(request => link.SendAsync(token, request)).ToList();
        var again = right.Select(request => link.SendAsync(token, request)).ToList();
        var market = others.Select(request => link.SendAsync(TokenDesk.For(Official.MarketClerk), request)).ToList();
        await Task.WhenAll([.. answers, .. again, .. market]);

        Refusal.Of(await refused).Is(StatusCode.InvalidArgument, "inspection_result.findings FIELD_REQUIRED");
        Assert.Equal(answers.Select(answer => Convert.ToHexString(answer.Result)), again.Select(answer => Convert.ToHexString(answer.Result)));
        await using var db = county.Host.Store.Read();
        Assert.Equal(tasks.Count * 2 - 1, await db.Set<Kept>().CountAsync(Ct));
        Assert.Equal(right.Count, await db.Set<AuditEntry>().CountAsync(entry => entry.Act == "result.submit" && entry.Actor == "mzj/" + Official.BureauClerk.Id, Ct));
        Assert.Equal(right.Concat(others).Select(request => request.RequestId).Order(), await db.Set<Answered>().Select(answered => answered.RequestId)
            .Where(id => right.Concat(others).Select(request => request.RequestId).Contains(id)).Order().ToListAsync(Ct));
        Assert.Null((await Store.Audit.AuditChain.VerifyAsync(db, Ct)).FirstBroken);
    }

    [Theory, BothDatabases]
    public async Task Of_two_for_one_task_one_is_stored_and_the_other_is_told(StoreProvider provider)
    {
        await using var county = await CountyAtWork.WithTasksAsync(provider);
        var task = (await county.TasksAsync())[0];
        var token = TokenDesk.For(Official.BureauClerk);
        var both = Enumerable.Range(0, 2).Select(async _ =>
        {
            try
            {
                await county.Host.Link.SendAsync(token, WithId(CountyAtWork.ResultOf(task, "mzj")));
                return "";
            }
            catch (RpcException fault)
            {
                return Refusal.Of(fault).Text;
            }
        }).ToList();
        var told = await Task.WhenAll(both);
        Assert.Single(told, text => text.Length == 0);
        Assert.Single(told, text => text.Contains("退回", StringComparison.Ordinal));
    }

    private static SubmitResultRequest WithId(SubmitResultRequest request)
    {
        request.RequestId = Guid.NewGuid().ToString();
        return request;
    }
}
