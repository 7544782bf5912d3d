using System.Diagnostics;
using System.Reflection;
using System.Text;

namespace ChangliBridge.Cli.Tests;

/// <summary>The real command line, run as a process by somebody with a home of their own.</summary>
internal sealed class Changli : IDisposable
{
    private static readonly string Program = typeof(Changli).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(entry => entry.Key == "changli").Value!;

    private readonly Dictionary<string, string> _environment = [];
    private string? _typed;

    /// <param name="server">The bridge that it is to call; null where it needs none.</param>
    public Changli(Uri? server = null)
    {
        if (server is not null)
            _environment["CHANGLI_SERVER"] = $"{server}";
    }

    public string Home { get; } = Directory.CreateTempSubdirectory("changli-home-").FullName;

    /// <summary>Where values are kept unless something else is said.</summary>
    public string Kept => Path.Combine(Home, ".changli", "contributions");

    public string PathOf(string name) => Path.Combine(Home, name);

    public string Write(string name, byte[] content)
    {
        File.WriteAllBytes(PathOf(name), content);
        return PathOf(name);
    }

    public string Write(string name, string content) => Write(name, Encoding.UTF8.GetBytes(content));

    public Changli With(string variable, string value)
    {
        _environment[variable] = value;
        return this;
    }

    /// <summary>What stands on the standard input.</summary>
    public Changli Typing(string text)
    {
        _typed = text;
        return this;
    }

    public async Task<ChangliRun> RunAsync(params string[] arguments)
    {
        var ct = TestContext.Current.CancellationToken;
        var start = new ProcessStartInfo("dotnet", [Program, .. arguments])
        {
            WorkingDirectory = Home,
            RedirectStandardInput = _typed is not null,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = Encoding.UTF8,
            StandardErrorEncoding = Encoding.UTF8,
        };
        foreach (var inherited in start.Environment.Keys.Where(name => name.StartsWith("CHANGLI_", StringComparison.Ordinal) || name.EndsWith("_proxy", StringComparison.OrdinalIgnoreCase)).ToList())
            start.Environment.Remove(inherited);
        start.Environment["HOME"] = start.Environment["USERPROFILE"] = Home;
        foreach (var (name, value) in _environment)
            start.Environment[name] = value;
        using var process = Process.Start(start)!;
        if (_typed is not null)
        {
            await process.StandardInput.WriteLineAsync(_typed.AsMemory(), ct);
            process.StandardInput.Close();
        }
        var (output, errors) = (process.StandardOutput.ReadToEndAsync(ct), process.StandardError.ReadToEndAsync(ct));
        await process.WaitForExitAsync(ct);
        return new ChangliRun(process.ExitCode, await output, await errors);
    }

    public void Dispose() => Directory.Delete(Home, recursive: true);
}
