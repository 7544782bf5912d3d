using ChangliBridge.Adapter.Tests.Hosting;
using ChangliBridge.Contract.V1;
using ChangliBridge.Store;
using ChangliBridge.Testing;
using Grpc.Core;
using Xunit;
using State = ChangliBridge.Contract.V1.JointNotice.Types.State;

namespace ChangliBridge.Adapter.Tests.Credit;

/// <summary>联合惩戒 over gRPC: sent for a standing record, answered by each department, withdrawn with the record.</summary>
public sealed class JointPunishmentTests
{
    [Theory, BothDatabases]
    public async Task A_notice_is_answered_by_the_department_told_and_withdrawn_when_the_record_is_repaired(StoreProvider provider)
    {
        await using var county = await CountyAtWork.WithTasksAsync(provider, CountyPlan.OfBureau());
        var host = county.Host;
        var record = await host.AskAsync<CreditRecord>(Official.BureauClerk, CreditDesk.Of(await county.ConcludeAsync((await county.TasksAsync())[0], "mzj", "A")));
        var send = new SendJointNoticeRequest { CreditRecord = record.Name };
        (await host.RefuseAsync(Official.BureauClerk, send)).Is(StatusCode.FailedPrecondition, "credit_record JOINT_NOTICE_STANDS");
        await host.AskAsync<CreditRecord>(Official.BureauApprover, new ConfirmCreditRecordRequest { Name = record.Name });
        var notice = await host.AskAsync<JointNotice>(Official.BureauClerk, new SendJointNoticeRequest { CreditRecord = record.Name });
        Assert.Equal((State.Standing, "departments/scjgj"), (notice.State, Assert.Single(notice.Measures).Department));
        (await host.RefuseAsync(Official.BureauClerk, new SendJointNoticeRequest { CreditRecord = record.Name })).Is(StatusCode.AlreadyExists, "credit_record ALREADY_EXISTS");

        Assert.Equal(notice.Name, Assert.Single((await host.AskAsync<ListJointNoticesResponse>(Official.MarketClerk, new ListJointNoticesRequest())).JointNotices).Name);
        Assert.Empty((await host.AskAsync<ListJointNoticesResponse>(Official.Stranger, new ListJointNoticesRequest())).JointNotices);
        Assert.Equal(StatusCode.NotFound, (await host.RefuseAsync(Official.Stranger, new RecordJointMeasureRequest { Name = notice.Name, Measure = "限制评优" })).Code);
        (await host.RefuseAsync(Official.BureauClerk, new RecordJointMeasureRequest { Name = notice.Name, Measure = "限制评优", NoneReason = "无权限" }))
            .Is(StatusCode.PermissionDenied, "name NOT_PERMITTED", "measure MEASURE_OR_REASON");
        var told = await host.AskAsync<JointNotice>(Official.MarketClerk, new RecordJointMeasureRequest { Name = notice.Name, Measure = "列为重点检查对象" });
        Assert.Equal(("列为重点检查对象", "scjgj/scjgj-clerk"), (told.Measures[0].Measure, told.Measures[0].Recorder));

        await host.AskAsync<CreditRecord>(Official.BureauClerk, new ApplyCreditRepairRequest { Name = record.Name, Application = "已改正" });
        await host.AskAsync<CreditRecord>(Official.BureauApprover, new DecideCreditRepairRequest { Name = record.Name, Decision = CreditRepair.Types.Decision.Granted, Reason = "属实" });
        Assert.Equal(State.Withdrawn, (await host.AskAsync<JointNotice>(Official.MarketClerk, new GetJointNoticeRequest { Name = notice.Name })).State);
        (await host.RefuseAsync(Official.MarketClerk, new RecordJointMeasureRequest { Name = notice.Name, Measure = "限制评优" }))
            .Is(StatusCode.FailedPrecondition, "name WRONG_STATE", "name JOINT_NOTICE_STANDS");
    }
}
