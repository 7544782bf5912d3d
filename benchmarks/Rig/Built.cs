namespace ChangliBridge.Benchmarks.Rig;

/// <summary>The programs as they were built beside this one, in the same configuration.</summary>
public static class Built
{
    public static string Bridge => Find("Adapter", "ChangliBridge.Adapter.dll");

    public static string Sandbox => Find("Sandbox", "ChangliBridge.Sandbox.dll");

    public static string Changli => Find("Cli", "changli.dll");

    // benchmarks/…/bin/Release/net10.0/ -> src/…/bin/Release/net10.0/
    private static string Find(string project, string file)
    {
        var own = new DirectoryInfo(AppContext.BaseDirectory);
        var root = own.Parent!.Parent!.Parent!.Parent!.Parent!;
        return Path.Combine(root.FullName, "src", project, "bin", own.Parent.Name, own.Name, file);
    }
}
