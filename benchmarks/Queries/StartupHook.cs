using System.Data.Common;
using System.Diagnostics;

/// <summary>
/// Runs inside the bridge under measurement (DOTNET_STARTUP_HOOKS) and prints the statements that Entity Framework executes there; values are not among them.
/// The runtime finds it by this name, without a namespace.
/// </summary>
internal static class StartupHook
{
    /// <summary>Stands before each statement, on a line of its own.</summary>
    public const string Mark = "[statement]";

    /// <summary>Called by the runtime before Main.</summary>
    public static void Initialize() => DiagnosticListener.AllListeners.Subscribe(new Listener());

    private sealed class Listener : IObserver<DiagnosticListener>, IObserver<KeyValuePair<string, object?>>
    {
        public void OnNext(DiagnosticListener value)
        {
            if (value.Name == "Microsoft.EntityFrameworkCore")
                value.Subscribe(this);
        }

        public void OnNext(KeyValuePair<string, object?> value)
        {
            if (value.Key == "Microsoft.EntityFrameworkCore.Database.Command.CommandExecuting" && value.Value?.GetType().GetProperty("Command")?.GetValue(value.Value) is DbCommand command)
                Console.Out.WriteLine($"{Mark}\n{command.CommandText}\n[end]");
        }

        public void OnCompleted()
        {
        }

        public void OnError(Exception error)
        {
        }
    }
}
