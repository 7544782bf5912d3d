using Google.Type;
using Grpc.Core;
using V1 = ChangliBridge.Contract.V1;

namespace ChangliBridge.Cli.Tests.Recording;

/// <summary>The duty service; it remembers what it was asked.</summary>
internal sealed class RecordingDuties : V1.DutyService.DutyServiceBase
{
    public List<V1.ListDutiesRequest> Asked { get; } = [];

    public List<V1.CompleteDutyRequest> Completed { get; } = [];

    public override Task<V1.ListDutiesResponse> ListDuties(V1.ListDutiesRequest request, ServerCallContext context)
    {
        Asked.Add(request);
        var first = request.PageToken.Length == 0;
        return Task.FromResult(new V1.ListDutiesResponse
        {
            Duties =
            {
                first
                    ? new V1.Duty { Kind = V1.Duty.Types.Kind.ResultToEnter, Subject = "inspectionTasks/1", Department = "departments/mzj", Title = "某餐馆", DueDate = Day(2023, 12, 4), WorkingDaysLeft = -3, Overdue = true, Source = "河北省2020年" }
                    : new V1.Duty { Kind = V1.Duty.Types.Kind.ResultToDisclose, Subject = "inspectionTasks/2/results/scjgj", Department = "departments/scjgj", Title = "某超市", DueDate = Day(2027, 1, 8), WorkingDaysLeft = 4, Provisional = true },
            },
            NextPageToken = first ? "next" : "",
        });
    }

    public override Task<V1.Duty> CompleteDuty(V1.CompleteDutyRequest request, ServerCallContext context)
    {
        Completed.Add(request);
        return Task.FromResult(new V1.Duty { Kind = V1.Duty.Types.Kind.Yearly, Subject = request.Name, Title = "分类标注" });
    }

    private static Date Day(int year, int month, int day) => new() { Year = year, Month = month, Day = day };
}
