using ChangliBridge.Adapter.County;
using ChangliBridge.Adapter.Mapping;
using ChangliBridge.Domain.Catalog;
using ChangliBridge.Domain.Drawing;
using ChangliBridge.Domain.Joint;
using ChangliBridge.Domain.Plans;
using ChangliBridge.Domain.Tasks;
using ChangliBridge.Store;
using ChangliBridge.Store.Mirror;
using Microsoft.EntityFrameworkCore;
using V1 = ChangliBridge.Contract.V1;

namespace ChangliBridge.Adapter.Printing;

/// <summary>Puts together what all departments of a task check: 一企一表 and 告知书.</summary>
internal sealed class SheetReading(BridgeDb db, CountyLists county)
{
    public async Task<V1.InspectionSheet> SheetAsync(InspectionTask task, CancellationToken ct)
    {
        var (items, inspectors) = (await ItemsAsync(task, ct), await InspectorsAsync(task, ct));
        var list = await db.Set<JointList>().AsNoTracking().SingleOrDefaultAsync(list => list.Draw == task.Draw, ct);
        var sheet = new V1.InspectionSheet
        {
            Task = task.Name,
            Title = await TitleAsync(task, ct),
            TargetTitle = task.TargetTitle,
            TargetCode = task.TargetCode,
            StartDate = task.StartOn.ToProto(),
            EndDate = task.EndOn.ToProto(),
        };
        sheet.Parts.AddRange(task.Parts.Select(part => new V1.SheetPart
        {
            Department = county.NameOf(part.Department),
            Inspectors = { part.Inspectors.Concat(part.Assistants.Select(assistant => assistant.Inspector)).Select(id => inspectors.GetValueOrDefault(id, id)) },
            Items = { part.Items.Select(id => items.TryGetValue(id, out var item) ? ToSheet(item) : new V1.SheetItem { Title = id }) },
            Remarks = { Remarks(task, part, list, inspectors) },
        }));
        return sheet;
    }

    public async Task<V1.InspectionNotice> NoticeAsync(InspectionTask task, CancellationToken ct)
    {
        var (items, parts) = (await ItemsAsync(task, ct), task.Parts.Where(part => !part.TakenOff).ToList());
        return new V1.InspectionNotice
        {
            Task = task.Name,
            TargetTitle = task.TargetTitle,
            StartDate = task.StartOn.ToProto(),
            EndDate = task.EndOn.ToProto(),
            Departments = { parts.Select(part => county.NameOf(part.Department)) },
            Items = { parts.SelectMany(part => part.Items).Select(id => items.TryGetValue(id, out var item) ? item.Title : id).Distinct() },
            Documents = { county.DocumentsToPrepare([.. parts.Select(part => part.Department)]) },
        };
    }

    private static IEnumerable<string> Remarks(InspectionTask task, DepartmentPart part, JointList? list, Dictionary<string, string> inspectors) =>
        part.Assistants.Select(assistant => $"协助：{inspectors.GetValueOrDefault(assistant.Inspector, assistant.Inspector)}，{assistant.Reason}")
            .Concat((list?.Departments ?? []).Where(own => own.Department == part.Department)
                .SelectMany(own => own.Objections).Where(objection => objection.TaskId == task.Id).Select(objection => $"名单异议：{objection.Reason}{AnswerOf(objection)}"))
            .Concat(part.TakenOff ? ["本部门不予检查。"] : []);

    private static string AnswerOf(TargetObjection objection) =>
        objection.Answer is not { } answer ? "" : $"；{(answer.Upheld ? "采纳" : "不采纳")}：{answer.Reason}";

    private static V1.SheetItem ToSheet(InspectionItem item) => new()
    {
        Title = item.Title,
        Category = item.Category == ItemCategory.Key ? "重点" : "一般",
        LegalBasis = item.LegalBasis,
        Method = item.Method,
        Content = item.Content,
    };

    private async Task<string> TitleAsync(InspectionTask task, CancellationToken ct)
    {
        var id = task.Draw["inspectionPlans/".Length..];
        var draws = from draw in db.Set<Draw>()
                    join plan in db.Set<InspectionPlan>() on draw.PlanId equals plan.Id
                    where draw.Id == id
                    select new { draw.BatchId, plan };
        var found = await draws.AsNoTracking().SingleOrDefaultAsync(ct);
        return found?.plan.Shown.Find(found.BatchId)?.Title ?? "";
    }

    private Task<Dictionary<string, InspectionItem>> ItemsAsync(InspectionTask task, CancellationToken ct)
    {
        var ids = task.Parts.SelectMany(part => part.Items).ToList();
        return db.Set<InspectionItem>().AsNoTracking().Where(item => ids.Contains(item.Id)).ToDictionaryAsync(item => item.Id, ct);
    }

    /// <summary>Name and certificate number of everyone on the task, as the paper carries them.</summary>
    private Task<Dictionary<string, string>> InspectorsAsync(InspectionTask task, CancellationToken ct)
    {
        var ids = task.Parts.SelectMany(part => part.Inspectors.Concat(part.Assistants.Select(assistant => assistant.Inspector))).ToList();
        return Mirror.Inspectors(db).AsNoTracking().Where(inspector => ids.Contains(inspector.Id)).ToDictionaryAsync(inspector => inspector.Id, inspector => $"{inspector.Name} {inspector.CertificateNumber}".Trim(), ct);
    }
}
