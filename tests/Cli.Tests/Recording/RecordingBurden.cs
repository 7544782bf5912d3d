using Google.Protobuf;
using Google.Type;
using Grpc.Core;
using V1 = ChangliBridge.Contract.V1;

namespace ChangliBridge.Cli.Tests.Recording;

/// <summary>The burden service; it remembers what it was asked and answers with two pages of one target each, the first of them beyond the cap.</summary>
internal sealed class RecordingBurden : V1.BurdenService.BurdenServiceBase
{
    public List<IMessage> Requests { get; } = [];

    public override Task<V1.DrawBurden> GetDrawBurden(V1.GetDrawBurdenRequest request, ServerCallContext context)
    {
        Requests.Add(request);
        var first = request.PageToken.Length == 0;
        return Task.FromResult(new V1.DrawBurden
        {
            Approval = new V1.CheckApproval
            {
                ApprovalNumber = "昌检批〔2023〕7号",
                Kind = V1.CheckKind.Routine,
                ApprovedBy = "mzj/head",
                Exemptions = { new V1.Exemption { Target = "130322600000002", Reason = "complaint", ApprovalNumber = "昌豁〔2023〕1号" } },
            },
            Cap = 2,
            CapSource = "县通告",
            CountedKinds = { V1.CheckKind.Routine, V1.CheckKind.Case },
            CountedSource = "司法部",
            ExemptReasons = { new V1.ExemptReason { Code = "complaint", Label = "投诉举报", Source = "卫健" } },
            Targets =
            {
                first
                    ? new V1.TargetBurden
                    {
                        Target = "130322600000001",
                        Counted = 2,
                        OverCap = true,
                        Checks =
                        {
                            new V1.PastCheck { Subject = "inspectionTasks/t1", Kind = V1.CheckKind.Routine, CheckDate = Day(3, 1) },
                            new V1.PastCheck { Subject = "otherChecks/mzj-1", Kind = V1.CheckKind.SpecialFromAbove, CheckDate = Day(5, 4) },
                        },
                        Mergeable = { "inspectionTasks/t9", "inspectionPlans/2023-fire/batches/1" },
                    }
                    : new V1.TargetBurden { Target = "130322600000002", Counted = 1 },
            },
            NextPageToken = first ? "next" : "",
            TotalSize = first ? 2 : 0,
        });
    }

    public override Task<V1.CheckApproval> ApproveCheck(V1.ApproveCheckRequest request, ServerCallContext context)
    {
        Requests.Add(request);
        return Task.FromResult(new V1.CheckApproval { Draw = request.Name, ApprovalNumber = request.ApprovalNumber, Kind = request.Kind, Exemptions = { request.Exemptions }, ApprovedBy = "mzj/head" });
    }

    public override Task<V1.OtherCheck> RecordOtherCheck(V1.RecordOtherCheckRequest request, ServerCallContext context)
    {
        Requests.Add(request);
        return Task.FromResult(new V1.OtherCheck { Name = "otherChecks/mzj-1", Target = request.Target, Kind = request.Kind, CheckDate = request.CheckDate, ApprovalNumber = request.ApprovalNumber });
    }

    private static Date Day(int month, int day) => new() { Year = 2023, Month = month, Day = day };
}
