using System.CommandLine;
using System.Globalization;
using ChangliBridge.Cli.Connection;
using ChangliBridge.Cli.Printing;
using V1 = ChangliBridge.Contract.V1;

namespace ChangliBridge.Cli.Visits;

/// <summary><c>changli visits rate --score N</c>: 评价 at a counter or a hotline. The code comes from the standard input, so that no list of processes and no history of commands holds it.</summary>
internal static class VisitsRate
{
    public static Command Make()
    {
        var score = new Option<string>("--score") { Description = "评分，1（很不满意）至5（很满意） (1 to 5)", HelpName = "N", Required = true };
        score.AcceptOnlyFromAmong("1", "2", "3", "4", "5");
        var comment = new Option<string>("--comment") { Description = "评语，不写个人信息 (what the subject says; no personal data)", HelpName = "TEXT", DefaultValueFactory = _ => "" };
        return new Command("rate", "代检查对象评价，评价码从标准输入读取 (rates a visit for its subject; reads the code from the standard input)") { score, comment, RequestId.Option, OutputFormat.Option }.Calls(async (bridge, parsed, ct) =>
        {
            var request = new V1.RateVisitRequest
            {
                Code = await ReadCodeAsync(ct),
                Score = int.Parse(parsed.GetRequiredValue(score), CultureInfo.InvariantCulture),
                Comment = parsed.GetRequiredValue(comment),
                RequestId = RequestId.GivenOrFresh(parsed),
            };
            return VisitText.Print(parsed, await RequestId.SendAsync(bridge, request.RequestId, options => bridge.Visits.RateVisitAsync(request, options), ct));
        });
    }

    private static async Task<string> ReadCodeAsync(CancellationToken ct)
    {
        if (!Console.IsInputRedirected)
            await Console.Error.WriteAsync("评价码：");
        return (await Console.In.ReadLineAsync(ct))?.Trim() is { Length: > 0 } code ? code : throw new CommandRefused(ExitCode.DoesNotHold, "没有给出评价码。请从标准输入给出通知上的16位评价码。");
    }
}
