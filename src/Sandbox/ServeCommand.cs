using System.CommandLine;
using ChangliBridge.Sandbox.Dialects;
using ChangliBridge.Sandbox.Gateway;

namespace ChangliBridge.Sandbox;

/// <summary><c>serve</c>: the province in a box alone, until it is told to stop.</summary>
internal static class ServeCommand
{
    private static readonly Option<int> Port = new("--port") { Description = "platforms' port; 0: a free one" };
    private static readonly Option<int> AdminPort = new("--admin-port") { Description = "admin API's port; 0: a free one" };
    private static readonly Option<int> Size = new("--size") { Description = "targets in the register, at least 10", DefaultValueFactory = _ => 400 };
    private static readonly Option<ulong> Seed = new("--seed") { Description = "seed of the synthetic data", DefaultValueFactory = _ => 2023 };
    private static readonly Option<DateTimeOffset?> StartAt = new("--start-at") { Description = "where the province's clock starts; default: real time" };
    private static readonly Option<string> Profile = new("--profile") { Description = "how both platforms are spoken to", DefaultValueFactory = _ => Dialect.Hebei };
    private static readonly Option<string> Token = new("--token") { Description = "profile tif: what the caller signs with", DefaultValueFactory = _ => TifDoor.SampleToken };
    private static readonly Option<string> AppKey = new("--app-key") { Description = "profile hebei: 64 hex digits", DefaultValueFactory = _ => GatewayCredentials.SampleAppKey };
    private static readonly Option<string?> LedgerFile = new("--ledger") { Description = "file that keeps accepted pushes over a restart" };

    public static Command Build()
    {
        Size.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<int>() < 10)
                result.AddError("--size: at least 10");
        });
        AppKey.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<string>() is not { Length: 64 } key || !key.All(char.IsAsciiHexDigit))
                result.AddError("--app-key: 64 hex digits");
        });
        Profile.AcceptOnlyFromAmong(Dialect.Names);
        var command = new Command("serve", "both platforms and the admin API") { Port, AdminPort, Size, Seed, StartAt, Profile, AppKey, Token, LedgerFile };
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult arguments, CancellationToken cancellationToken)
    {
        await using var sandbox = await SandboxServer.StartAsync(
            new SandboxOptions
            {
                Port = arguments.GetValue(Port),
                AdminPort = arguments.GetValue(AdminPort),
                Size = arguments.GetValue(Size),
                Seed = arguments.GetValue(Seed),
                StartAt = arguments.GetValue(StartAt),
                Profile = arguments.GetValue(Profile)!,
                AppKey = arguments.GetValue(AppKey)!,
                Token = arguments.GetValue(Token)!,
                LedgerPath = arguments.GetValue(LedgerFile),
            },
            cancellationToken);
        Console.WriteLine($"省平台      {sandbox.ProvinceUrl}");
        Console.WriteLine($"互联网+监管 {sandbox.InternetPlusUrl}");
        Console.WriteLine($"管理接口    {sandbox.AdminUrl}");
        await Task.Delay(Timeout.InfiniteTimeSpan, cancellationToken).ContinueWith(_ => { }, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
        return 0;
    }
}
