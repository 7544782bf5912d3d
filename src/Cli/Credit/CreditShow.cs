using System.CommandLine;
using ChangliBridge.Cli.Printing;
using V1 = ChangliBridge.Contract.V1;

namespace ChangliBridge.Cli.Credit;

/// <summary><c>changli credit show RECORD</c>.</summary>
internal static class CreditShow
{
    public static Command Make()
    {
        var named = ResourceName.CreditRecord();
        return new Command("show", "显示一条信用记录 (shows a credit record)") { named, OutputFormat.Option }.Calls(async (bridge, parsed, ct) =>
        {
            var record = await bridge.Credit.GetCreditRecordAsync(new V1.GetCreditRecordRequest { Name = parsed.GetRequiredValue(named) }, bridge.Options(ct));
            OutputFormat.Print(parsed, record, () => CreditText.Print(record));
            return ExitCode.Done;
        });
    }
}
