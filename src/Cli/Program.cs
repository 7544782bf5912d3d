using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;
using ChangliBridge.Cli;
using ChangliBridge.Cli.Acts;
using ChangliBridge.Cli.Burden;
using ChangliBridge.Cli.Calendar;
using ChangliBridge.Cli.Checks;
using ChangliBridge.Cli.Connection;
using ChangliBridge.Cli.Credit;
using ChangliBridge.Cli.Deliveries;
using ChangliBridge.Cli.Documents;
using ChangliBridge.Cli.Draws;
using ChangliBridge.Cli.Duties;
using ChangliBridge.Cli.FollowUps;
using ChangliBridge.Cli.Items;
using ChangliBridge.Cli.Joint;
using ChangliBridge.Cli.Keys;
using ChangliBridge.Cli.Plans;
using ChangliBridge.Cli.Registers;
using ChangliBridge.Cli.Revisits;
using ChangliBridge.Cli.Risk;
using ChangliBridge.Cli.Statistics;
using ChangliBridge.Cli.Sync;
using ChangliBridge.Cli.Tags;
using ChangliBridge.Cli.Visits;

var root = new RootCommand(
    "changli：双随机抽查桥接工具 (client and offline verifier of ChangliBridge)。"
    + "退出码：0 成功；1 网桥拒绝、无法连接或尚需等待他方；2 证据不符或输入被拒绝；64 用法有误 "
    + "(exit codes: 0 done; 1 refused by the bridge, unreachable, or others are awaited; 2 evidence does not hold or inputs refused; 64 wrong use)")
{
    ServerOptions.Server,
    ServerOptions.TokenFile,
    PlanCommands.Make(),
    DrawCommands.Make(),
    JointCommands.Make(),
    BurdenCommands.Make(),
    VisitsCommands.Make(),
    KeyCommands.Make(),
    ResultsCommands.Make(),
    DocumentsCommands.Make(),
    ActsCommands.Make(),
    FollowUpsCommands.Make(),
    CreditCommands.Make(),
    DeliveriesCommands.Make(),
    SyncCommands.Make(),
    StatsCommand.Make(),
    ReportCommands.Make(),
    DeadlineCommand.Make(),
    DueCommand.Make(),
    RiskCommands.Make(),
    ItemsCommands.Make(),
    ImportCommand.Make(),
    ExportCommand.Make(),
    GapsCommand.Make(),
    RevisitCommands.Make(),
    CoverageCommand.Make(),
    CertificatesCommand.Make(),
    TagsCommands.Make(),
};
foreach (var option in root.Options)
    option.Description = option switch { HelpOption => "显示帮助 (shows this help)", VersionOption => "显示版本 (shows the version)", _ => option.Description };
var parsed = root.Parse(args);
if (parsed.Action is not ParseErrorAction)
    return await parsed.InvokeAsync();
await Console.Error.WriteLineAsync(string.Join(Environment.NewLine, WrongUse.Sentences(parsed, args)));
if (WrongUse.IsIncomplete(parsed))
    await root.Parse([.. args, "--help"]).InvokeAsync();
return ExitCode.WrongUse;
