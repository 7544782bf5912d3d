using ChangliBridge.Adapter.County;
using ChangliBridge.Domain.Calendar;
using ChangliBridge.Domain.Drawing;
using ChangliBridge.Domain.Duties;
using ChangliBridge.Domain.FollowUp;
using ChangliBridge.Domain.Joint;
using ChangliBridge.Domain.Plans;
using ChangliBridge.Domain.Results;
using ChangliBridge.Domain.Tasks;
using ChangliBridge.Store;
using Microsoft.EntityFrameworkCore;

namespace ChangliBridge.Adapter.Endpoints;

/// <summary>
/// Reads what is due (待办) from the rows that make it so: parts and results along an index in the order of their days, at most a page of each;
/// of the other kinds all that are open, which are few, put in order here.
/// </summary>
internal sealed class DutyReading(BridgeDb db, CountyDuties duties, (string Department, IReadOnlyCollection<DutyKind> Kinds, DateOnly? Until) asked)
{
    private IEnumerable<DutyKind> Kinds => Enum.GetValues<DutyKind>().Where(kind => asked.Kinds.Count == 0 || asked.Kinds.Contains(kind));

    /// <summary>The next duties after a place, at most so many, by day due and kind.</summary>
    public async Task<List<DutyRow>> PageAsync(DutyCursor? after, int most, CancellationToken ct)
    {
        var rows = new List<DutyRow>();
        foreach (var kind in Kinds)
            rows.AddRange(await OfKindAsync(kind, SpanOf(kind, after, most), ct));
        // Stable: among those of one kind the order is the index's.
        return [.. rows.OrderBy(row => row.Duty.Due.On).ThenBy(row => row.Duty.Kind).Take(most)];
    }

    /// <summary>How many there are in all.</summary>
    public async Task<int> CountAsync(CancellationToken ct)
    {
        var count = 0;
        foreach (var kind in Kinds)
        {
            var span = SpanOf(kind, null, int.MaxValue);
            count += kind switch
            {
                DutyKind.CheckToMake or DutyKind.ResultToEnter => await Parts(kind, span).CountAsync(ct),
                DutyKind.ResultToCorrect or DutyKind.ResultToReview or DutyKind.ResultToDisclose => await Results(kind, span).CountAsync(ct),
                _ => (await OfKindAsync(kind, span, ct)).Count,
            };
        }
        return count;
    }

    private DutySpan SpanOf(DutyKind kind, DutyCursor? after, int most)
    {
        var (first, key) = after?.Place(kind, duties.Terms) ?? (DateOnly.MinValue, "");
        var last = asked.Until is { } until ? duties.Terms.EarliestFrom(kind, until.AddDays(1)).AddDays(-1) : DateOnly.MaxValue;
        return new DutySpan(first, last, key, most);
    }

    private Task<List<DutyRow>> OfKindAsync(DutyKind kind, DutySpan span, CancellationToken ct) => kind switch
    {
        DutyKind.BatchToDraw => BatchesAsync(span, ct),
        DutyKind.DrawToConfirm => DrawsAsync(span, ct),
        DutyKind.CheckToMake or DutyKind.ResultToEnter => PartsAsync(kind, span, ct),
        DutyKind.Yearly => YearlyAsync(span, ct),
        DutyKind.FollowUpToClose => FollowUpsAsync(span, ct),
        _ => ResultsAsync(kind, span, ct),
    };

    private async Task<List<DutyRow>> BatchesAsync(DutySpan span, CancellationToken ct)
    {
        var year = duties.Today.Year;
        var plans = await db.Set<InspectionPlan>().AsNoTracking().Where(plan => plan.State == PlanState.Disclosed && plan.Year >= year - 1)
            .When(asked.Department != "", plan => plan.LeadDepartment == asked.Department).ToListAsync(ct);
        var ids = plans.Select(plan => plan.Id).ToList();
        var draws = await db.Set<Draw>().Where(draw => ids.Contains(draw.PlanId)).Select(draw => new { draw.PlanId, draw.BatchId, draw.State, draw.RevealBy }).ToListAsync(ct);
        var drawn = draws.Where(draw => Stands(draw.State, draw.RevealBy)).Select(draw => (draw.PlanId, draw.BatchId)).ToHashSet();
        return InOrder(from plan in plans
                       from batch in plan.Batches
                       where !drawn.Contains((plan.Id, batch.Id))
                       select Row(DutyKind.BatchToDraw, $"{plan.Name}/batches/{batch.Id}", plan.LeadDepartment, (batch.Title, batch.StartOn)), span);
    }

    private async Task<List<DutyRow>> DrawsAsync(DutySpan span, CancellationToken ct)
    {
        var draws = await db.Set<Draw>().Where(draw => draw.State == DrawState.Drawn)
            .When(asked.Department != "", draw => draw.Office == asked.Department).Select(draw => new { draw.Id, draw.Office, draw.DrawnAt, draw.DrawnCount }).ToListAsync(ct);
        var own = $",{asked.Department},";
        var lists = await db.Set<JointList>().AsNoTracking().Where(list => list.ClosedAt == null).When(asked.Department != "", list => list.Parties.Contains(own)).ToListAsync(ct);
        var ids = lists.Select(list => ResourceName.Tail(list.Draw, "inspectionPlans")).ToList();
        var counts = await db.Set<Draw>().Where(draw => ids.Contains(draw.Id)).Select(draw => new { draw.Id, draw.DrawnCount }).ToDictionaryAsync(draw => $"inspectionPlans/{draw.Id}", draw => draw.DrawnCount, ct);
        var ofOffices = draws.Select(draw => Row(DutyKind.DrawToConfirm, $"inspectionPlans/{draw.Id}", draw.Office, (TitleOf(draw.DrawnCount), duties.Terms.ConfirmBy(CountyOptions.DayOf(draw.DrawnAt!.Value)))));
        var ofDepartments = from list in lists
                            from part in list.Departments
                            where part.ConfirmedAt is null && (asked.Department.Length == 0 || part.Department == asked.Department)
                            select Row(DutyKind.DrawToConfirm, list.Draw, part.Department, (TitleOf(counts[list.Draw]), duties.ConfirmBy(list)));
        return InOrder(ofOffices.Concat(ofDepartments), span);

        static string TitleOf(int drawn) => $"抽取名单（{drawn}户）";
    }

    private async Task<List<DutyRow>> FollowUpsAsync(DutySpan span, CancellationToken ct)
    {
        var steps = await (from step in db.Set<FollowUpStep>().AsNoTracking().When(asked.Department != "", step => step.Department == asked.Department || step.Addressee == asked.Department)
                           where step.State < FollowUpState.Continued && (step.DueOn != null || step.DueWorkingDays > 0)
                           join task in db.Set<InspectionTask>() on step.TaskId equals task.Id
                           select new { Step = step, task.TargetTitle }).ToListAsync(ct);
        return InOrder(from open in steps
                       let due = open.Step.Due(duties.WorkingDays)
                       where due is not null && (asked.Department.Length == 0 || open.Step.ActingDepartment == asked.Department)
                       select Row(DutyKind.FollowUpToClose, open.Step.Name, open.Step.ActingDepartment, ($"{FollowUpWords.Of(open.Step.Kind)}：{open.TargetTitle}", due.Value)), span);
    }

    private async Task<List<DutyRow>> YearlyAsync(DutySpan span, CancellationToken ct)
    {
        var year = duties.Today.Year;
        var done = await db.Set<DutyCompletion>().Where(completion => completion.Year == year).Select(completion => new { completion.DutyId, completion.Department }).ToListAsync(ct);
        return InOrder(from duty in duties.Yearly
                       from department in duty.Departments
                       where asked.Department.Length == 0 || department == asked.Department
                       where !done.Contains(new { DutyId = duty.Id, Department = department })
                       select Row(DutyKind.Yearly, duty.NameOf(year), department, (duty.Title, duty.On(year))), span);
    }

    private async Task<List<DutyRow>> PartsAsync(DutyKind kind, DutySpan span, CancellationToken ct) =>
        [.. (await Parts(kind, span).OrderBy(place => place.On).ThenBy(place => place.TaskId).ThenBy(place => place.Department).Take(span.Most).ToListAsync(ct))
            .Select(place => Row(kind, $"inspectionTasks/{place.TaskId}", place.Department, (place.Title, place.On)) with { Key = PageRequest.Pair(place.TaskId, place.Department) })];

    private IQueryable<DutyPlace> Parts(DutyKind kind, DutySpan span)
    {
        var (today, ahead, (afterTask, afterDepartment)) = (duties.Today, kind == DutyKind.CheckToMake, span.Pair);
        var open = db.Set<InspectionTask>().Where(task => task.State == TaskState.Open && task.EndOn >= span.First && task.EndOn <= span.Last)
            .When(ahead, task => task.EndOn >= today).When(!ahead, task => task.EndOn < today);
        return (from task in open
                from part in task.Parts
                where !part.Concluded && !part.TakenOff && !db.Set<InspectionResult>().Any(result => result.TaskId == task.Id && result.Department == part.Department)
                select new DutyPlace { TaskId = task.Id, Department = part.Department, Title = task.TargetTitle, On = task.EndOn })
            .When(asked.Department != "", place => place.Department == asked.Department)
            .When(span.AfterKey != "", place => place.On > span.First || string.Compare(place.TaskId, afterTask) > 0 || (place.TaskId == afterTask && string.Compare(place.Department, afterDepartment) > 0));
    }

    private async Task<List<DutyRow>> ResultsAsync(DutyKind kind, DutySpan span, CancellationToken ct) =>
        [.. (await Results(kind, span).OrderBy(place => place.On).ThenBy(place => place.TaskId).ThenBy(place => place.Department).Take(span.Most).ToListAsync(ct))
            .Select(place => Row(kind, $"inspectionTasks/{place.TaskId}/results/{place.Department}", place.Department, (place.Title, place.On)) with { Key = PageRequest.Pair(place.TaskId, place.Department) })];

    private IQueryable<DutyPlace> Results(DutyKind kind, DutySpan span)
    {
        var state = kind switch { DutyKind.ResultToCorrect => ResultState.Returned, DutyKind.ResultToReview => ResultState.Submitted, _ => ResultState.Concluded };
        var (byCheck, (afterTask, afterDepartment)) = (duties.Clock.Start == ClockStart.CheckEnd, span.Pair);
        var results = db.Set<InspectionResult>().Where(result => result.State == state).When(asked.Department != "", result => result.Department == asked.Department);
        var places = from result in results
                     join task in db.Set<InspectionTask>() on result.TaskId equals task.Id
                     select new { Result = result, Task = task };
        return (byCheck
                ? places.Select(place => new DutyPlace { TaskId = place.Result.TaskId, Department = place.Result.Department, Title = place.Task.TargetTitle, On = place.Result.CheckOn })
                : places.Select(place => new DutyPlace { TaskId = place.Result.TaskId, Department = place.Result.Department, Title = place.Task.TargetTitle, On = place.Task.EndOn }))
            .Where(place => place.On >= span.First && place.On <= span.Last)
            .When(span.AfterKey != "", place => place.On > span.First || string.Compare(place.TaskId, afterTask) > 0 || (place.TaskId == afterTask && string.Compare(place.Department, afterDepartment) > 0));
    }

    // A draw that was not opened in time is none.
    private bool Stands(DrawState state, DateTimeOffset revealBy) =>
        state is DrawState.Drawn or DrawState.Confirmed || (state is DrawState.Frozen or DrawState.Open && CountyOptions.DayOf(revealBy) >= duties.Today);

    private DutyRow Row(DutyKind kind, string subject, string department, (string Title, DateOnly From) of) =>
        new(new Duty(kind, subject, department, of.Title, of.From, duties.Terms.Due(kind, of.From)), $"{subject}/{department}");

    // A duty with a day of its own.
    private static DutyRow Row(DutyKind kind, string subject, string department, (string Title, Deadline Due) of) =>
        new(new Duty(kind, subject, department, of.Title, of.Due.On, of.Due), $"{subject}/{department}");

    private static List<DutyRow> InOrder(IEnumerable<DutyRow> rows, DutySpan span) =>
        [.. rows.Where(row => span.Holds(row.Duty.From, row.Key)).OrderBy(row => row.Duty.From).ThenBy(row => row.Key, StringComparer.Ordinal).Take(span.Most)];
}
