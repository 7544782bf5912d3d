using System.Text.Json;
using System.Text.RegularExpressions;
using ChangliBridge.Domain.Drawing;

namespace ChangliBridge.Cli.Draws;

/// <summary>Says in Chinese why a file is no draw, or for what a draw is refused (拒绝原因); the draw itself speaks in words that every program shares.</summary>
internal static partial class DrawFaultText
{
    /// <summary>The word, the field, and what is wrong with what.</summary>
    public static string Of(DrawFault fault)
    {
        var concerned = fault.Where.Length == 0 ? "" : $"（{Concerned(fault.Where)}）";
        return PlainLine.Of($"拒绝 {fault.Word} {fault.Field}：{Reason(fault.Word)}{concerned}");
    }

    /// <summary>Why a file cannot be read as a draw.</summary>
    public static string Of(FormatException fault) => fault.InnerException switch
    {
        null => "没有 header 和 rule，不是抽取算例。请用 docs/draw.md 所述格式的文件。",
        JsonException { LineNumber: { } line, BytePositionInLine: { } column } => $"第{line + 1}行第{column + 1}字节处不是 JSON。请更正该处，或重新导出文件。",
        _ => "不是 JSON，或同一字段出现两次，或文本不是 Unicode。请重新导出文件。",
    };

    private static string Reason(string word) => word switch
    {
        "empty_frame" => "抽取名单为空",
        "count_is_not_the_frame" => "声明的户数与名单行数不符",
        "bad_id" => "代码不是1至54个可见字符",
        "duplicate_id" => "代码重复",
        "unknown_stratum" => "规则中没有该分层",
        "no_stratum" => "没有分层",
        "duplicate_stratum" => "分层名称重复",
        "bad_take" => "应为不超过100%的比例、户数、all 或 none",
        "bad_minimum" => "最低户数应为不小于0的整数，且只与比例同用",
        "bad_rounding" => "取整方式应为 half_up、up 或 down",
        "bad_overall_mode" => "总体比例的读法应为 report、top_up 或 budget",
        "budget_needs_rates" => "总体读法为 budget 时，分层只能用比例或 none",
        "no_department" => "没有部门",
        "duplicate_department" => "部门重复",
        "fewer_than_two_inspectors" => "每部门至少2名检查人员",
        "too_many_inspectors" => "每部门至多1000名检查人员",
        "bad_inspectors" => "检查人员数不是整数",
        "duplicate_inspector" => "检查人员重复",
        "duplicate_recusal" => "回避重复",
        "bad_day" => "日期不存在，应为 YYYY-MM-DD",
        "unknown_algorithm" => "算法应为 changli-draw/1",
        "bad_instant" => "时刻不存在，应为 YYYY-MM-DDTHH:MM:SSZ",
        "bad_count" => "应为不小于0的整数",
        "bad_previous" => "应为64位小写十六进制",
        "duplicate_slot" => "参与方重复",
        "bad_slot" => "参与方的种类、形式或来源不合规",
        "slot_closes_before_freeze" => "截止时间不在冻结之后",
        "beacon_before_others" => "信标须列在最后，且晚于其他各方截止",
        "contributions_are_not_the_slots" => "公开的数值与参与方的名称或次序不符",
        "bad_contribution" => "数值不合该参与方的形式",
        "replaced_is_not_assigned" => "被更换的人员不在该席位",
        "bad_text" => "应为文本，不得有控制字符，名称不得为空或含逗号",
        "bad_json" => "类型不符",
        "bad_secret" => "应为32字节的小写十六进制",
        _ => "不合规，见 docs/draw.md",
    };

    // What the reading of a file says of a value; ids and names stand as they are.
    private static string Concerned(string where) => where switch
    {
        "not an object" => "不是对象",
        "not a text" => "不是文本",
        "not a list" => "不是列表",
        "not a whole number" => "不是整数",
        "not lower-case hex" => "不是小写十六进制",
        "neither true nor false" => "不是 true 或 false",
        "null has no place here" => "不能为 null",
        _ when Bytes().Match(where) is { Success: true } bytes => $"{bytes.Groups[1]}字节",
        _ when Texts().Match(where) is { Success: true } texts => $"不是{texts.Groups[1]}个文本",
        _ when Counted().Match(where) is { Success: true } counted => $"声明{counted.Groups[1]}户，名单{counted.Groups[2]}行",
        _ when Fraction().Match(where) is { Success: true } number => $"{number.Groups[1]}不是整数",
        _ when Beyond().Match(where) is { Success: true } number => $"{number.Groups[1]}超出2^53",
        _ when Key().Match(where) is { Success: true } key => $"键“{key.Groups[1]}”重复，或不是 ASCII",
        _ when where.StartsWith("text that is not Unicode", StringComparison.Ordinal) => "文本不是 Unicode",
        _ => where,
    };

    [GeneratedRegex(@"^([0-9]+) bytes\z")]
    private static partial Regex Bytes();

    [GeneratedRegex(@"^not ([0-9]+) texts\z")]
    private static partial Regex Texts();

    [GeneratedRegex(@"^(-?[0-9]+), frame ([0-9]+)\z")]
    private static partial Regex Counted();

    [GeneratedRegex(@"^(.*) is not a whole number\z")]
    private static partial Regex Fraction();

    [GeneratedRegex(@"^(.*) is beyond 2\^53\z")]
    private static partial Regex Beyond();

    [GeneratedRegex(@"^the key '(.*)' stands twice or is not ASCII\z")]
    private static partial Regex Key();
}
