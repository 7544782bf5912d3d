using ChangliBridge.Adapter.Endpoints;
using ChangliBridge.Domain.Catalog;
using ChangliBridge.Domain.Drawing;
using ChangliBridge.Domain.Plans;
using ChangliBridge.Domain.Rules;
using V1 = ChangliBridge.Contract.V1;

namespace ChangliBridge.Adapter.Mapping;

/// <summary>Plans between protos and domain.</summary>
internal static class PlanMapping
{
    /// <summary>A plan as one of its versions has it.</summary>
    public static V1.InspectionPlan ToProto(this InspectionPlan plan, PlanVersion version)
    {
        var proto = new V1.InspectionPlan
        {
            Name = plan.Name,
            Title = version.Title,
            Year = plan.Year,
            LeadDepartment = $"departments/{plan.LeadDepartment}",
            State = (V1.InspectionPlan.Types.State)version.State,
            CreateTime = version.CreatedAt.ToProto(),
            SubmitTime = version.SubmittedAt.ToProto(),
            ApproveTime = version.ApprovedAt.ToProto(),
            FileTime = version.FiledAt.ToProto(),
            DiscloseTime = version.DisclosedAt.ToProto(),
            Etag = plan.Version.ToString(),
            Version = version.Number,
            PendingVersion = plan.Adjustment?.Number ?? 0,
            AdjustReason = version.Reason,
            ReturnReason = version.ReturnReason,
        };
        if (version.Document is { } document)
            proto.Document = new V1.PlanDocument { Title = document.Title, Document = $"documents/{document.Digest}" };
        if (version.Temporary is { } approval)
            proto.TemporaryApproval = new V1.TemporaryApproval { Number = approval.Number, Approver = approval.Approver, Reason = approval.Reason };
        proto.Batches.AddRange(version.Batches.Select(ToProto));
        return proto;
    }

    /// <summary>What a plan is to say; its document is looked up by whoever checks it.</summary>
    public static PlanDraft ToDraft(this V1.InspectionPlan plan, string id, string leadDepartment, FaultList faults) =>
        new(id, plan.Title, plan.Year, leadDepartment, [.. plan.Batches.Select((batch, i) => batch.ToDomain($"inspection_plan.batches[{i}]", faults))])
        {
            Temporary = plan.TemporaryApproval is { } approval ? new TemporaryApproval(approval.Number, approval.Approver, approval.Reason) : null,
        };

    private static PlanBatch ToDomain(this V1.PlanBatch batch, string path, FaultList faults) => new()
    {
        Id = batch.BatchId,
        Title = batch.Title,
        Scope = (batch.Scope ?? new V1.Scope()).ToDomain(path, faults),
        StartOn = Required(batch.StartDate, $"{path}.start_date", faults),
        EndOn = Required(batch.EndDate, $"{path}.end_date", faults),
        Departments = [.. batch.Departments.Select(part => new BatchDepartment(
            ResourceName.Tail(part.Department, "departments"), part.Inspectors, [.. part.InspectorTags], [.. part.Items.Select(item => ResourceName.Tail(item, "inspectionItems"))]))],
        Strata = [.. batch.Strata.Select(stratum => stratum.ToDomain($"{path}.strata", faults))],
        StatedTotal = batch.HasStatedTotal ? batch.StatedTotal : null,
        Number = batch.PlanNumber,
        Frequency = batch.Frequency,
        DrawMode = batch.DrawMode,
        DrawType = batch.DrawType,
        CheckMethods = [.. batch.CheckMethods],
        LeadOffice = batch.LeadOffice,
        Rounding = RoundingOf(batch.Rounding, $"{path}.rounding", faults),
        Overall = batch.Overall is { } overall
            ? new OverallClause(Enum.IsDefined((OverallReading)overall.Mode) ? (OverallReading)overall.Mode : null, overall.Take, overall.Reading)
            : null,
    };

    private static PlanStratum ToDomain(this V1.Stratum stratum, string path, FaultList faults) =>
        new(stratum.Name, Types(stratum.TargetTypes, path, faults), [.. stratum.Grades], stratum.Ungraded, stratum.Take, stratum.Minimum == 0 ? null : stratum.Minimum)
        {
            Tags = [.. stratum.Tags],
            NotDrawnThisYear = stratum.NotDrawnThisYear,
            DrawnThisYear = stratum.DrawnThisYear,
            Range = stratum.Range is { } range ? new RateRange(range.Lowest, range.Highest, range.MostPerYear == 0 ? null : range.MostPerYear) : null,
            StatedCount = stratum.HasStatedCount ? stratum.StatedCount : null,
        };

    private static Scope ToDomain(this V1.Scope scope, string path, FaultList faults) => new(
        scope.RegisteredOnOrBefore.ToDay($"{path}.scope.registered_on_or_before", faults), [.. scope.RegistrationStates], [.. scope.Tags], Types(scope.TargetTypes, $"{path}.scope.target_types", faults));

    private static DateOnly Required(Google.Type.Date? date, string field, FaultList faults)
    {
        faults.Require(date is not null, new Fault(Rule.FieldRequired, field, "未填写。", "请填写日期。"));
        return date.ToDay(field, faults) ?? DateOnly.MaxValue; // a missing day is already noted; the last day raises no further fault
    }

    private static Rounding RoundingOf(V1.Rounding rounding, string field, FaultList faults)
    {
        var chosen = rounding == V1.Rounding.Unspecified ? Rounding.HalfUp : (Rounding)rounding;
        faults.Require(Enum.IsDefined(chosen), new Fault(Rule.FieldMalformed, field, $"没有取整方式{(int)rounding}。", "请选择四舍五入、进一或舍去。"));
        return chosen;
    }

    private static List<TargetType> Types(IEnumerable<V1.TargetType> types, string field, FaultList faults)
    {
        var chosen = types.Select(type => (TargetType)type).ToList();
        faults.Require(chosen.TrueForAll(Enum.IsDefined), new Fault(Rule.FieldMalformed, field, "含有未知的主体类型。", "请选择企业、个体工商户或农民专业合作社。"));
        return chosen;
    }

    private static V1.PlanBatch ToProto(PlanBatch batch)
    {
        var proto = new V1.PlanBatch
        {
            BatchId = batch.Id,
            Title = batch.Title,
            Scope = new V1.Scope
            {
                RegisteredOnOrBefore = batch.Scope.RegisteredOnOrBefore?.ToProto(),
                RegistrationStates = { batch.Scope.RegistrationStates },
                Tags = { batch.Scope.Tags },
                TargetTypes = { batch.Scope.TargetTypes.Select(type => (V1.TargetType)type) },
            },
            StartDate = batch.StartOn.ToProto(),
            EndDate = batch.EndOn.ToProto(),
            Rounding = (V1.Rounding)batch.Rounding,
            PlanNumber = batch.Number,
            Frequency = batch.Frequency,
            DrawMode = batch.DrawMode,
            DrawType = batch.DrawType,
            CheckMethods = { batch.CheckMethods },
            LeadOffice = batch.LeadOffice,
            Flags = { batch.FlagsOnPaper().Select(PreviewMapping.ToProto) },

            RevisitedPlan = batch.RevisitedPlan.Length == 0 ? "" : $"inspectionPlans/{batch.RevisitedPlan}",
        };
        if (batch.Overall is { Reading: { } reading } overall)
            proto.Overall = new V1.Overall { Mode = (V1.Overall.Types.Mode)reading, Take = overall.Take, Reading = overall.Decision };
        proto.Departments.AddRange(batch.Departments.Select(ToProto));
        proto.Strata.AddRange(batch.Strata.Select(ToProto));
        if (batch.StatedTotal is { } total)
            proto.StatedTotal = total;
        return proto;
    }

    private static V1.BatchDepartment ToProto(BatchDepartment part) => new()
    {
        Department = $"departments/{part.Department}",
        Inspectors = part.Inspectors,
        InspectorTags = { part.InspectorTags },
        Items = { part.Items.Select(item => $"inspectionItems/{item}") },
    };

    private static V1.Stratum ToProto(PlanStratum stratum)
    {
        var proto = new V1.Stratum
        {
            Name = stratum.Name,
            TargetTypes = { stratum.TargetTypes.Select(type => (V1.TargetType)type) },
            Grades = { stratum.Grades },
            Ungraded = stratum.Ungraded,
            Take = stratum.Take,
            Minimum = stratum.Minimum ?? 0,
            Tags = { stratum.Tags },
            NotDrawnThisYear = stratum.NotDrawnThisYear,
            DrawnThisYear = stratum.DrawnThisYear,
            Range = stratum.Range is { } range ? new V1.RateRange { Lowest = range.Lowest, Highest = range.Highest, MostPerYear = range.MostPerYear ?? 0 } : null,
        };
        if (stratum.StatedCount is { } count)
            proto.StatedCount = count;
        return proto;
    }
}
