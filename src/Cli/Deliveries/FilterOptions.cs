using System.CommandLine;
using System.Globalization;
using Google.Protobuf.WellKnownTypes;
using State = ChangliBridge.Contract.V1.Delivery.Types.State;

namespace ChangliBridge.Cli.Deliveries;

/// <summary>Which deliveries a command is about (筛选条件); what is not given filters nothing.</summary>
internal sealed class FilterOptions
{
    public static readonly string[] Platforms = ["provincial", "internet-plus"];

    private readonly Option<string[]> _states = new("--state") { Description = "状态，可多选 (states)", AllowMultipleArgumentsPerToken = true };
    private readonly Option<string> _kind = new("--kind") { Description = "种类，如 result、plan (kind)", HelpName = "KIND", DefaultValueFactory = _ => "" };
    private readonly Option<string> _platform = Platform();
    private readonly Option<string?> _department = ResourceName.DepartmentOption();
    private readonly Option<string?> _age = new("--min-age") { Description = "入库至少多久，如 90s、30m、2h、3d (enqueued at least so long ago)", HelpName = "AGE" };
    private readonly Option<string> _key = new("--key") { Description = "业务编号的开头 (beginning of the business key)", HelpName = "PREFIX", DefaultValueFactory = _ => "" };

    public FilterOptions()
    {
        _states.AcceptOnlyFromAmong([.. DeliveryText.States.Keys]);
        _age.Validators.Add(result =>
        {
            if (Age(result.GetValueOrDefault<string>()) is null)
                result.AddError($"--min-age “{result.GetValueOrDefault<string>()}”应为整数加单位 s、m、h 或 d，如 2h");
        });
    }

    public void AddTo(Command command)
    {
        foreach (var option in new System.CommandLine.Option[] { _states, _kind, _platform, _department, _age, _key })
            command.Add(option);
    }

    /// <summary>The platform that a command is about.</summary>
    public static Option<string> Platform()
    {
        var option = new Option<string>("--platform") { Description = "平台 (platform)", DefaultValueFactory = _ => "" };
        option.AcceptOnlyFromAmong(Platforms);
        return option;
    }

    public IEnumerable<State> States(ParseResult parsed) => (parsed.GetValue(_states) ?? []).Select(name => DeliveryText.States[name]);

    public string Kind(ParseResult parsed) => parsed.GetValue(_kind)!;

    public string PlatformOf(ParseResult parsed) => parsed.GetValue(_platform)!;

    public string Department(ParseResult parsed) => parsed.GetValue(_department) ?? "";

    public Duration? MinAge(ParseResult parsed) => Age(parsed.GetValue(_age)) is { } age ? Duration.FromTimeSpan(age) : null;

    public string Key(ParseResult parsed) => parsed.GetValue(_key)!;

    private static TimeSpan? Age(string? text)
    {
        if (text is not { Length: > 1 and <= 8 } || !int.TryParse(text[..^1], NumberStyles.None, CultureInfo.InvariantCulture, out var count))
            return null;
        return text[^1] switch
        {
            's' => TimeSpan.FromSeconds(count),
            'm' => TimeSpan.FromMinutes(count),
            'h' => TimeSpan.FromHours(count),
            'd' when count <= 36_500 => TimeSpan.FromDays(count),
            _ => null,
        };
    }
}
