using ChangliBridge.Sandbox.Faults;
using ChangliBridge.Sandbox.Ledger;

namespace ChangliBridge.Sandbox.Admin;

/// <summary>How people and tests steer and judge the sandbox, on a loopback listener of its own.</summary>
internal static class AdminRoutes
{
    public static void Map(IEndpointRouteBuilder app, SandboxServer sandbox)
    {
        var admin = app.MapGroup("/admin");
        admin.MapGet("/ledger", () => Answer(sandbox.Ledger.Totals()));
        admin.MapGet("/ledger/entries", (string? kind) => Answer(sandbox.Ledger.Entries(kind)));
        admin.MapPost("/ledger/losses", (LedgerKey key) => Plant(sandbox.Ledger.Lose(key), sandbox));
        admin.MapPost("/ledger/duplicates", (LedgerKey key) => Plant(sandbox.Ledger.Repeat(key), sandbox));
        admin.MapGet("/faults", () => Answer(sandbox.Faults.List()));
        admin.MapPost("/faults", (FaultSetting setting) => SetFault(sandbox, setting));
        admin.MapDelete("/faults", (string? name) => ClearFaults(sandbox, name));
        admin.MapGet("/gates", () => Answer(sandbox.Gates.List()));
        admin.MapPost("/gates/open", (string? name) => OpenGate(sandbox, name));
        admin.MapPost("/secrets/expire", () => ExpireSecrets(sandbox));
        admin.MapGet("/clock", () => Answer(new ClockSetting(sandbox.Clock.GetUtcNow())));
        admin.MapPost("/clock", (ClockSetting setting) => SetClock(sandbox, setting));
        admin.MapGet("/listener", () => Answer(new ListenerSetting(sandbox.IsUp)));
        admin.MapPost("/listener", (ListenerSetting setting, CancellationToken token) => SetListenerAsync(sandbox, setting, token));
    }

    private static IResult Plant(bool planted, SandboxServer sandbox) =>
        planted ? Answer(sandbox.Ledger.Totals()) : Results.Json(new { error = "no such record" }, Wire.Json, statusCode: 404);

    private static IResult SetFault(SandboxServer sandbox, FaultSetting setting)
    {
        try
        {
            sandbox.Faults.Set(setting);
        }
        catch (ArgumentException fault)
        {
            return Results.Json(new { error = fault.Message }, Wire.Json, statusCode: 400);
        }

        return Answer(sandbox.Faults.List());
    }

    private static IResult ClearFaults(SandboxServer sandbox, string? name)
    {
        sandbox.Faults.Clear(name);
        return Answer(sandbox.Faults.List());
    }

    private static IResult OpenGate(SandboxServer sandbox, string? name)
    {
        sandbox.Gates.Open(name);
        return Answer(sandbox.Gates.List());
    }

    private static IResult ExpireSecrets(SandboxServer sandbox)
    {
        sandbox.ExpireSecrets();
        return Answer(new { });
    }

    private static IResult SetClock(SandboxServer sandbox, ClockSetting setting)
    {
        sandbox.Clock.Set(setting.Time);
        return Answer(new ClockSetting(sandbox.Clock.GetUtcNow()));
    }

    private static async Task<IResult> SetListenerAsync(SandboxServer sandbox, ListenerSetting setting, CancellationToken token)
    {
        await sandbox.SetListenerAsync(setting.Up, token);
        return Answer(new ListenerSetting(sandbox.IsUp));
    }

    private static IResult Answer<T>(T value) => Results.Json(value, Wire.Json);
}
