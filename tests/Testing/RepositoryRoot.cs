namespace ChangliBridge.Testing;

/// <summary>The repository that the running test was built in.</summary>
public static class RepositoryRoot
{
    /// <summary>Its absolute path: the nearest folder above the test that holds <c>ChangliBridge.sln</c>.</summary>
    public static string Path { get; } = Find();

    private static string Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(System.IO.Path.Combine(folder.FullName, "ChangliBridge.sln")))
                return folder.FullName;
        }
        throw new InvalidOperationException($"{AppContext.BaseDirectory} is not inside the repository.");
    }
}
