using ChangliBridge.Adapter.County;
using ChangliBridge.Domain.Catalog;
using ChangliBridge.Domain.Facts;
using ChangliBridge.Domain.Plans;
using ChangliBridge.Store.Statistics;
using V1 = ChangliBridge.Contract.V1;

namespace ChangliBridge.Adapter.Mapping;

/// <summary>报表行 as officials read it.</summary>
internal static class ReportMapping
{
    public static V1.ReportRow ToProto(this ReportedBatch row, int number, CountyLists county)
    {
        var (batch, counts) = (row.Batch, row.Counts);
        return new V1.ReportRow
        {
            Number = number,
            InspectingBodies = string.Join('、', batch.Departments.Select(part => county.NameOf(part.Department))),
            PlanTitle = row.Plan.Title,
            Content = string.Join('；', row.Items.Select(item => item.Title)),
            StartDate = batch.StartOn.ToProto(),
            EndDate = batch.EndOn.ToProto(),
            Office = batch.LeadOffice,
            Rate = string.Join('；', Rates(batch)),
            Frequency = string.Join('；', Frequencies(batch)),
            Drawn = counts.Drawn,
            Batch = $"{row.Plan.Name}/batches/{batch.Id}",
            PlanNumber = batch.Number,
            Title = batch.Title,
            DrawType = batch.DrawType,
            ItemCategories = string.Join('、', row.Items.Select(item => item.Category).Distinct().Order().Select(category => category == ItemCategory.Key ? "重点" : "一般")),
            Scope = string.Join('；', Conditions(batch.Scope)),
            FrameSize = counts.Frame,
            StatedTotal = batch.StatedTotal ?? 0,
            GradeTerms = string.Join('；', batch.Strata.Where(stratum => stratum.Grades.Count > 0).Select(stratum => $"{string.Join('、', stratum.Grades)}类 {stratum.Take}")),
            DrawMode = batch.DrawMode,
            CheckMethods = string.Join('；', batch.CheckMethods.Count > 0 ? batch.CheckMethods : row.Items.Select(item => item.Method).Where(method => method.Length > 0).Distinct()),
            Progress = counts is { Frame: 0, Drawn: 0 } ? "未抽取" : counts.Checked + counts.TakenOff < counts.Drawn ? "检查中" : "已完成",
            TakenOff = counts.TakenOff,
            Checked = counts.Checked,
            InOrder = counts.InOrder,
            Problems = counts.Problems,
            Unreachable = counts.Unreachable,
            Disclosed = counts.Disclosed,
            Handled = counts.Handled,
        };
    }

    private static IEnumerable<string> Rates(PlanBatch batch) =>
        batch.Strata.Select(stratum => $"{stratum.Name} {stratum.Take}").Prepend(batch.Overall is { } overall ? $"总体 {overall.Take}" : "").Where(text => text.Length > 0);

    private static IEnumerable<string> Frequencies(PlanBatch batch) => batch.Strata.Where(stratum => stratum.Range?.MostPerYear is not null)
        .Select(stratum => $"{stratum.Name} ≤{stratum.Range!.MostPerYear}次/年").Prepend(batch.Frequency).Where(text => text.Length > 0);

    private static IEnumerable<string> Conditions(Scope scope)
    {
        if (scope.RegisteredOnOrBefore is { } limit)
            yield return $"{FactText.Day(limit)}前设立登记";
        if (scope.RegistrationStates.Count > 0)
            yield return string.Join('、', scope.RegistrationStates);
        if (scope.Tags.Count > 0)
            yield return string.Join('、', scope.Tags);
    }
}
