using Google.Protobuf;
using Google.Type;
using Grpc.Core;
using V1 = ChangliBridge.Contract.V1;

namespace ChangliBridge.Cli.Tests.Recording;

/// <summary>The credit service; it remembers every request and answers with one standing record.</summary>
internal sealed class RecordingCredit : V1.CreditService.CreditServiceBase
{
    public List<IMessage> Requests { get; } = [];

    public static V1.CreditRecord Record => new()
    {
        Name = "creditRecords/t-1.mzj.violation",
        Kind = "violation",
        KindTitle = "违法失信行为记录",
        State = V1.CreditRecord.Types.State.Standing,
        TargetTitle = "昌黎某食品店",
        TargetCode = "91130322MA0CHL0081",
        ListDate = new Date { Year = 2023, Month = 11, Day = 14 },
        UntilDate = new Date { Year = 2024, Month = 11, Day = 14 },
        UntilSource = "测试用期限",
        Repairs = { new V1.CreditRepair { Application = "已改正", Decision = V1.CreditRepair.Types.Decision.Refused, Reason = "材料不全" } },
    };

    public T Last<T>() where T : IMessage => (T)Requests[^1];

    public override Task<V1.ListCreditRecordsResponse> ListCreditRecords(V1.ListCreditRecordsRequest request, ServerCallContext context)
    {
        Requests.Add(request);
        return Task.FromResult(new V1.ListCreditRecordsResponse { CreditRecords = { Record }, NextPageToken = request.PageToken.Length == 0 ? "2" : "", TotalSize = 2 });
    }

    public override Task<V1.CreditRecord> GetCreditRecord(V1.GetCreditRecordRequest request, ServerCallContext context) => Keep(request);

    public override Task<V1.CreditRecord> ProposeCreditRecord(V1.ProposeCreditRecordRequest request, ServerCallContext context) => Keep(request);

    public override Task<V1.CreditRecord> ConfirmCreditRecord(V1.ConfirmCreditRecordRequest request, ServerCallContext context) => Keep(request);

    public override Task<V1.CreditRecord> DismissCreditRecord(V1.DismissCreditRecordRequest request, ServerCallContext context) => Keep(request);

    public override Task<V1.CreditRecord> ApplyCreditRepair(V1.ApplyCreditRepairRequest request, ServerCallContext context) => Keep(request);

    public override Task<V1.CreditRecord> DecideCreditRepair(V1.DecideCreditRepairRequest request, ServerCallContext context) => Keep(request);

    private Task<V1.CreditRecord> Keep(IMessage request)
    {
        Requests.Add(request);
        return Task.FromResult(Record);
    }
}
