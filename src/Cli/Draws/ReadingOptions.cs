using System.CommandLine;
using V1 = ChangliBridge.Contract.V1;

namespace ChangliBridge.Cli.Draws;

/// <summary>The options by which a freeze says how the rate clause is read (读法选择), where that differs from the plan.</summary>
internal sealed class ReadingOptions
{
    private readonly Option<string?> _mode = new("--mode") { Description = "总体比例的读法，与计划不同时才写，须附 --reason (how the overall clause is read, where it differs from the plan)" };
    private readonly Option<string?> _rounding = new("--rounding") { Description = "取整方式 (rounding; the plan's by default)" };
    private readonly Option<int?> _minimum = new("--minimum") { Description = "每个有比例的分层至少几户 (at least so many of each stratum with a rate; the plan's by default)", HelpName = "N" };
    private readonly Option<string?> _reason = new("--reason") { Description = "谁决定、为什么，写入规则 (who decided and why; enters the rule)", HelpName = "TEXT" };

    public ReadingOptions()
    {
        _mode.AcceptOnlyFromAmong("report", "top_up", "budget");
        _rounding.AcceptOnlyFromAmong("half_up", "up", "down");
    }

    public void AddTo(Command command)
    {
        command.Add(_mode);
        command.Add(_rounding);
        command.Add(_minimum);
        command.Add(_reason);
        command.Validators.Add(result =>
        {
            var (hasMode, hasReason) = (result.GetResult(_mode) is not null, result.GetResult(_reason) is not null);
            if (hasMode && !hasReason)
                result.AddError("选择读法须附 --reason：谁决定、为什么 (--mode needs --reason)");
            if (!hasMode && (hasReason || result.GetResult(_rounding) is not null || result.GetResult(_minimum) is not null))
                result.AddError("--rounding、--minimum、--reason 只与 --mode 同用 (they go with --mode)");
        });
    }

    /// <summary>Null where the plan's reading stands.</summary>
    public V1.ReadingChoice? Choice(ParseResult parsed)
    {
        if (parsed.GetValue(_mode) is not { } mode)
            return null;
        var choice = new V1.ReadingChoice
        {
            Mode = mode switch
            {
                "report" => V1.Overall.Types.Mode.Report,
                "top_up" => V1.Overall.Types.Mode.TopUp,
                _ => V1.Overall.Types.Mode.Budget,
            },
            Rounding = parsed.GetValue(_rounding) switch
            {
                "half_up" => V1.Rounding.HalfUp,
                "up" => V1.Rounding.Up,
                "down" => V1.Rounding.Down,
                _ => V1.Rounding.Unspecified,
            },
            Reason = parsed.GetValue(_reason),
        };
        if (parsed.GetValue(_minimum) is { } minimum)
            choice.Minimum = minimum;
        return choice;
    }
}
