using System.CommandLine;
using System.Runtime.InteropServices;
using ChangliBridge.Sandbox.Demo.Year;
using ChangliBridge.Sandbox.Dialects;

namespace ChangliBridge.Sandbox.Demo;

/// <summary><c>demo</c>: runs the county's 2023 halal-food plan through a bridge that it starts.</summary>
internal static class DemoCommand
{
    // Given by the environment, the bridge's name stands on no command line but the bridge's own: whoever kills it by name hits only it.
    private const string BridgeVariable = "CHANGLI_BRIDGE";
    private const string ChangliVariable = "CHANGLI_CLI";

    private static readonly Option<string?> Bridge = new("--bridge") { Description = $"ChangliBridge.Adapter.dll; default: {BridgeVariable}" };
    private static readonly Option<string?> Changli = new("--changli") { Description = $"with --year: changli.dll, the command line of its clerks; default: {ChangliVariable}" };
    private static readonly Option<string> Work = new("--work") { Description = "folder for database, keys, log and bundle", Required = true };
    private static readonly Option<int> Size = new("--size") { Description = "targets in the register, at least 10", DefaultValueFactory = _ => 400 };
    private static readonly Option<bool> Once = new("--once") { Description = "end when all is delivered" };
    private static readonly Option<bool> Year = new("--year") { Description = "a year of the county instead of one plan: four departments, every duty of the supervision loop" };
    private static readonly Option<bool> Json = new("--json") { Description = "end with one line of JSON on standard output" };
    private static readonly Option<string> Store = new("--store") { Description = "the bridge's database: sqlite (in the work folder) or postgres", DefaultValueFactory = _ => "sqlite" };
    private static readonly Option<string?> Connection = new("--connection") { Description = "with --store postgres: Npgsql connection string of an empty database" };
    private static readonly Option<string> Profile = new("--profile") { Description = "how both platforms are spoken to", DefaultValueFactory = _ => Dialect.Hebei };
    private static readonly Option<int> GrpcPort = new("--grpc-port") { Description = "bridge, gRPC; default: a free one" };
    private static readonly Option<int> HttpPort = new("--http-port") { Description = "bridge, HTTP; default: a free one" };
    private static readonly Option<int> ProvincePort = new("--province-port") { Description = "both platforms; default: a free one" };
    private static readonly Option<int> AdminPort = new("--admin-port") { Description = "province's admin API; default: a free one" };

    public static Command Build()
    {
        Size.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<int>() < 10)
                result.AddError("--size: at least 10");
        });
        Profile.AcceptOnlyFromAmong(Dialect.Names);
        Store.AcceptOnlyFromAmong("sqlite", "postgres");
        var command = new Command("demo", "the county plan, or a year of the county, end to end") { Bridge, Changli, Work, Size, Year, Once, Json, Store, Connection, Profile, GrpcPort, HttpPort, ProvincePort, AdminPort };
        command.Validators.Add(result =>
        {
            if (result.GetValue(Store) == "postgres" != !string.IsNullOrEmpty(result.GetValue(Connection)))
                result.AddError("--connection belongs to --store postgres, and --store postgres needs it");
        });
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult arguments, CancellationToken cancellationToken)
    {
        using var stopping = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        using var hangUp = PosixSignalRegistration.Create(PosixSignal.SIGHUP, signal => Stop(signal, stopping));
        using var quit = PosixSignalRegistration.Create(PosixSignal.SIGQUIT, signal => Stop(signal, stopping));
        var narrator = new Narrator(toError: arguments.GetValue(Json));
        var bridge = arguments.GetValue(Bridge) ?? Environment.GetEnvironmentVariable(BridgeVariable);
        if (!File.Exists(bridge))
        {
            narrator.Fail($"找不到网桥：{bridge ?? "未给 --bridge"}");
            return 2;
        }

        var changli = arguments.GetValue(Changli) ?? Environment.GetEnvironmentVariable(ChangliVariable);
        if (arguments.GetValue(Year) && !File.Exists(changli))
        {
            narrator.Fail($"找不到 changli：{changli ?? "未给 --changli"}");
            return 2;
        }

        try
        {
            IStory story = arguments.GetValue(Year) ? new YearStory(Path.GetFullPath(changli!)) : new HalalStory();
            return await new DemoRun(OptionsOf(arguments, bridge), story, narrator).RunAsync(stopping.Token);
        }
        catch (DemoFailure failure)
        {
            narrator.Fail(failure.Message);
            return 1;
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            narrator.Say("已停止");
            return arguments.GetValue(Once) ? 130 : 0;
        }
    }

    private static DemoOptions OptionsOf(ParseResult arguments, string bridge) => new()
    {
        BridgePath = Path.GetFullPath(bridge),
        WorkPath = Path.GetFullPath(arguments.GetRequiredValue(Work)),
        Size = arguments.GetValue(Size),
        Once = arguments.GetValue(Once),
        Json = arguments.GetValue(Json),
        PostgresConnection = arguments.GetValue(Connection),
        Profile = arguments.GetValue(Profile)!,
        Ports = new DemoPorts(
            arguments.GetValue(GrpcPort), arguments.GetValue(HttpPort), arguments.GetValue(ProvincePort), arguments.GetValue(AdminPort)),
    };

    private static void Stop(PosixSignalContext signal, CancellationTokenSource stopping)
    {
        signal.Cancel = true;
        stopping.Cancel();
    }
}
