using System.Runtime.CompilerServices;
using ChangliBridge.Domain.Catalog;
using ChangliBridge.Domain.FollowUp;
using ChangliBridge.Domain.Results;
using ChangliBridge.Domain.Revisits;
using ChangliBridge.Domain.Statistics;
using ChangliBridge.Domain.Tasks;
using ChangliBridge.Store.Mirror;
using Microsoft.EntityFrameworkCore;

namespace ChangliBridge.Store.Statistics;

/// <summary>Drawn targets as they count (统计明细), one narrow row a department's part, in the order of draw and task.</summary>
/// <param name="db">Where to read.</param>
/// <param name="filter">What counts.</param>
/// <param name="terms">The county's terms.</param>
public sealed class CountedRows(BridgeDb db, StatisticsFilter filter, CountingTerms terms)
{
    /// <summary>Enterprises of the register whose registration has not ended, those with the tag that is asked for.</summary>
    public IQueryable<MirroredTarget> Enterprises()
    {
        var ended = terms.EndedStates;
        var enterprises = Mirror.Mirror.Targets(db).Where(target => target.Type == TargetType.Enterprise && !ended.Contains(target.RegistrationState));
        return filter.Tag.Length == 0 ? enterprises : enterprises.Where(target => ("," + target.Tags + ",").Contains("," + filter.Tag + ","));
    }

    /// <summary>Streams <paramref name="tasks"/>: what is held is one target.</summary>
    public async IAsyncEnumerable<CountedTarget> ReadAsync(IQueryable<InspectionTask> tasks, [EnumeratorCancellation] CancellationToken ct)
    {
        CountedTarget? open = null;
        var parts = new List<CountedPart>();
        await foreach (var row in Rows(tasks).AsAsyncEnumerable().WithCancellation(ct).ConfigureAwait(false))
        {
            if (open is not null && open.Task != row.Task)
            {
                yield return open with { Parts = [.. parts] };
                parts.Clear();
            }
            open = new CountedTarget(row.Draw, row.Task, row.Target, row.Title, row.IsEnterprise, []);
            parts.Add(new CountedPart(row.Department, row.Standing(terms)));
        }
        if (open is not null)
            yield return open with { Parts = [.. parts] };
    }

    private IQueryable<CountedRow> Rows(IQueryable<InspectionTask> tasks)
    {
        var all = from task in tasks
                  from part in task.Parts
                  join stored in db.Set<InspectionResult>() on new { TaskId = task.Id, part.Department } equals new { stored.TaskId, stored.Department } into results
                  from result in results.DefaultIfEmpty()
                  join revision in db.Set<ResultRevision>()
                      on new { TaskId = task.Id, part.Department, Revision = result.State == ResultState.Submitted || result.State == ResultState.Returned ? result.Revision - 1 : 0 }
                      equals new { revision.TaskId, revision.Department, revision.Revision } into revisions
                  from reviewed in revisions.DefaultIfEmpty()
                  join known in Enterprises() on task.TargetId equals known.Id into enterprises
                  from enterprise in enterprises.DefaultIfEmpty()
                  orderby task.Draw, task.Id, part.Department
                  select new { task, part, result, reviewed, enterprise };
        return (filter.Department.Length == 0 ? all : all.Where(row => row.part.Department == filter.Department)).Select(row => new CountedRow
        {
            Draw = row.task.Draw,
            Task = row.task.Id,
            Target = row.task.TargetId,
            Title = row.task.TargetTitle,
            IsEnterprise = row.enterprise != null,
            Department = row.part.Department,
            TakenOff = row.part.TakenOff,
            Concluded = row.part.Concluded,
            Disclosed = row.part.Disclosed,
            // An amendment counts once it is reviewed; until then the revision that was.
            CodeList = row.reviewed != null ? row.reviewed.CodeList : row.result != null ? row.result.CodeList : "",
            Codes = row.reviewed != null ? row.reviewed.Codes : row.result != null ? row.result.Codes : null,
            ProblemFound = row.reviewed != null ? row.reviewed.ProblemFound : row.result != null && row.result.ProblemFound,
            Handled = row.result != null && row.result.HandledAt != null,
            Revisited = db.Set<Revisit>().Any(revisit => revisit.TaskId == row.task.Id && revisit.State == RevisitState.Concluded),
            EndOn = row.task.EndOn,
            CheckOn = row.reviewed != null ? row.reviewed.CheckOn : row.result != null ? row.result.CheckOn : (DateOnly?)null,
            DisclosedAt = row.result == null ? null : row.result.DisclosedAt,
            Closed = db.Set<FollowUpStep>().Any(step => step.TaskId == row.task.Id && step.Department == row.part.Department)
                && !db.Set<FollowUpStep>().Any(step => step.TaskId == row.task.Id && step.Department == row.part.Department && step.State != FollowUpState.Continued && step.State != FollowUpState.Closed),
        });
    }
}
