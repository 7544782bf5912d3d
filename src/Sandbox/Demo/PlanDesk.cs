using ChangliBridge.Contract.V1;

namespace ChangliBridge.Sandbox.Demo;

/// <summary>What a lead department does with its plan, from the draft to 公示.</summary>
internal sealed class PlanDesk(DemoStage stage)
{
    /// <summary>编制.</summary>
    public Task<InspectionPlan> DraftAsync(Official clerk, string id, InspectionPlan plan, CancellationToken cancellationToken)
    {
        var create = new CreateInspectionPlanRequest { InspectionPlanId = id, InspectionPlan = plan, RequestId = stage.Work.RequestId($"plan/{id}/create") };
        return stage.CallAsync(clerk, options => stage.Bridge.Plans.CreateInspectionPlanAsync(create, options), cancellationToken);
    }

    /// <summary>送审, 批准, 备案, 公示 of a plan's newest version.</summary>
    public async Task<InspectionPlan> DiscloseAsync(InspectionPlan plan, CancellationToken cancellationToken)
    {
        var department = plan.LeadDepartment.Split('/')[^1];
        var (clerk, approver) = (Official.ClerkOf(department), Official.ApproverOf(department));
        string Id(string act) => stage.Work.RequestId($"{plan.Name}/{plan.Etag}/{act}");
        await stage.CallAsync(clerk, options => stage.Bridge.PlanVersions.SubmitInspectionPlanAsync(new() { Name = plan.Name, RequestId = Id("submit") }, options), cancellationToken);
        await stage.CallAsync(approver, options => stage.Bridge.Plans.ApproveInspectionPlanAsync(new() { Name = plan.Name, RequestId = Id("approve") }, options), cancellationToken);
        await stage.CallAsync(clerk, options => stage.Bridge.Plans.FileInspectionPlanAsync(new() { Name = plan.Name, RequestId = Id("file") }, options), cancellationToken);
        return await stage.CallAsync(clerk, options => stage.Bridge.Plans.DiscloseInspectionPlanAsync(new() { Name = plan.Name, RequestId = Id("disclose") }, options), cancellationToken);
    }
}
