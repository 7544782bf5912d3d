using System.CommandLine;
using Google.Protobuf;

namespace ChangliBridge.Cli.Printing;

/// <summary>文本 for people, JSON for programs (输出格式).</summary>
internal static class OutputFormat
{
    public static readonly Option<string> Option = Make();

    // The same form as the bridge's own /v1: every field is there, also where it is empty.
    private static readonly JsonFormatter Json = new(JsonFormatter.Settings.Default.WithFormatDefaultValues(true).WithIndentation());

    public static bool IsJson(ParseResult parsed) => parsed.GetValue(Option) == "json";

    /// <summary>Prints an answer of the bridge, as JSON or in the words of <paramref name="text"/>.</summary>
    public static void Print(ParseResult parsed, IMessage answer, Action text)
    {
        if (IsJson(parsed))
            Console.Out.WriteLine(Json.Format(answer));
        else
            text();
    }

    private static Option<string> Make()
    {
        var option = new Option<string>("--output")
        {
            Description = "输出格式：text 供人阅读，json 供程序读取 (text for people, json for programs)",
            DefaultValueFactory = _ => "text",
        };
        option.AcceptOnlyFromAmong("text", "json");
        return option;
    }
}
