using System.CommandLine;
using System.Globalization;
using ChangliBridge.Cli.Connection;
using ChangliBridge.Cli.Printing;
using V1 = ChangliBridge.Contract.V1;

namespace ChangliBridge.Cli.Registers;

/// <summary><c>changli certificates --by DAY</c>: whose certificate ends.</summary>
internal static class CertificatesCommand
{
    public static Command Make()
    {
        var by = new Option<DateOnly>("--by") { Description = "列出该日或之前到期的执法证，如 2023-12-31 (lists certificates that end by this day)", HelpName = "DATE", Required = true };
        return new Command("certificates", "列出即将到期的执法证 (lists certificates that end soon)") { by, OutputFormat.Option }.Calls(async (bridge, parsed, ct) =>
        {
            var day = parsed.GetRequiredValue(by);
            var inspectors = await Pages.AllAsync<V1.Inspector>(async token =>
            {
                var request = new V1.ListInspectorsRequest { CertificateEndsBy = new() { Year = day.Year, Month = day.Month, Day = day.Day }, PageSize = Pages.Size, PageToken = token };
                var answer = await bridge.Catalog.ListInspectorsAsync(request, bridge.Options(ct));
                return (answer.Inspectors, answer.NextPageToken);
            }, ct);
            OutputFormat.Print(parsed, new V1.ListInspectorsResponse { Inspectors = { inspectors }, TotalSize = inspectors.Count }, () => Lines.Table(
                ["人员", "姓名", "部门", "执法证号", "有效期至"],
                inspectors.Select(inspector => new[]
                {
                    inspector.Name, inspector.Title, inspector.Department, inspector.CertificateNumber,
                    string.Create(CultureInfo.InvariantCulture, $"{inspector.ValidUntil.Year:0000}-{inspector.ValidUntil.Month:00}-{inspector.ValidUntil.Day:00}"),
                })));
            return ExitCode.Done;
        });
    }
}
