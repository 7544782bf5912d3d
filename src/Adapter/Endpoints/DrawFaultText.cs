using ChangliBridge.Domain.Drawing;

namespace ChangliBridge.Adapter.Endpoints;

/// <summary>Says in plain zh-CN why the draw refused its inputs and what to do.</summary>
internal static class DrawFaultText
{
    /// <summary>The field of <c>FreezeDrawRequest</c>, where the draw's input came from one.</summary>
    public static string Field(DrawFault fault) => fault.Field switch
    {
        "header.revealBy" => "reveal_by",
        var field when field.StartsWith("header.slots", StringComparison.Ordinal) => field["header.".Length..].Replace("].closes", "].close_time", StringComparison.Ordinal),
        var field => field,
    };

    public static string Reason(DrawFault fault) => fault.Word switch
    {
        "empty_frame" => "抽取名单为空：没有对象符合计划范围。",
        "duplicate_id" => $"名录库中代码{fault.Where}重复出现。",
        "bad_id" => $"对象代码“{fault.Where}”不是1至54个可见字符。",
        "unknown_stratum" => $"对象不属于任何分层：{fault.Where}。",
        "duplicate_slot" => $"参与方“{fault.Where}”重复。",
        "bad_slot" => $"参与方的形式或信标的来源不合规：{fault.Where}。",
        "beacon_before_others" => $"信标“{fault.Where}”须列在最后，其轮次时间须晚于所有其他截止时间。",
        "slot_closes_before_freeze" => $"参与方的截止时间不在冻结之后：{fault.Where}。",
        _ => $"抽取输入不合规（{fault}）。",
    };

    public static string Remedy(DrawFault fault) => fault.Word switch
    {
        "empty_frame" => "请核对登记日期、登记状态、标签和主体类型条件，并先同步名录库。",
        "duplicate_id" or "bad_id" => "请在省平台更正名录库并重新同步。",
        "duplicate_slot" => "每个参与方只列一次。",
        "bad_slot" => "请填写 dicexN（N不小于25）、digitsxN（N不小于16）或 drand:链哈希:轮次。",
        "beacon_before_others" => "请将信标移到最后，或改用更晚的轮次。",
        _ => "请按字段更正后重试，规则见 docs/draw.md。",
    };
}
