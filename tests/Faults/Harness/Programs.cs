using ChangliBridge.Testing;

namespace ChangliBridge.Faults.Harness;

/// <summary>The program under test.</summary>
internal static class Programs
{
    /// <summary>Names another bridge to be tested, such as one built from changed sources.</summary>
    public const string Variable = "CHANGLI_BRIDGE";

    /// <summary>The bridge of the configuration that this program was built in, unless <see cref="Variable"/> names another.</summary>
    public static string Bridge { get; } = Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } named ? Path.GetFullPath(named) : Built();

    private static string Built()
    {
        var target = new DirectoryInfo(AppContext.BaseDirectory.TrimEnd(Path.DirectorySeparatorChar));
        var path = Path.Combine(RepositoryRoot.Path, "src", "Adapter", "bin", target.Parent!.Name, target.Name, "ChangliBridge.Adapter.dll");
        return File.Exists(path) ? path : throw new FileNotFoundException("Not built.", path);
    }
}
