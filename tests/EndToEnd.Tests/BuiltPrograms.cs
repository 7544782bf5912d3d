using ChangliBridge.Testing;

namespace ChangliBridge.EndToEnd.Tests;

/// <summary>The programs under test, of the configuration that this test was built in.</summary>
internal static class BuiltPrograms
{
    public static string Bridge { get; } = Find("Adapter", "ChangliBridge.Adapter.dll");

    public static string Sandbox { get; } = Find("Sandbox", "ChangliBridge.Sandbox.dll");

    public static string Changli { get; } = Find("Cli", "changli.dll");

    private static string Find(string project, string file)
    {
        var target = new DirectoryInfo(AppContext.BaseDirectory.TrimEnd(Path.DirectorySeparatorChar));
        var path = Path.Combine(RepositoryRoot.Path, "src", project, "bin", target.Parent!.Name, target.Name, file);
        return File.Exists(path) ? path : throw new FileNotFoundException("Not built.", path);
    }
}
