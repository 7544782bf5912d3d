using ChangliBridge.Testing;

namespace ChangliBridge.Architecture.Tests.Reading;

/// <summary>A text file of the repository.</summary>
internal sealed record SourceFile(string Path, string Text)
{
    private static readonly string[] Built = ["bin", "obj", "node_modules"];

    /// <summary>C# files that people write: src, tests and benchmarks, without EF's migrations.</summary>
    public static IReadOnlyList<SourceFile> Written { get; } =
        [.. Under("src", "*.cs").Concat(Under("tests", "*.cs")).Concat(Under("benchmarks", "*.cs")).Where(file => !file.Path.StartsWith("src/Store/Migrations/", StringComparison.Ordinal))];

    /// <summary>The files of a folder and those below it, build output left out.</summary>
    public static IEnumerable<SourceFile> Under(string folder, string pattern)
    {
        var root = System.IO.Path.Combine(RepositoryRoot.Path, folder);
        return !Directory.Exists(root) ? [] : Directory.EnumerateFiles(root, pattern, SearchOption.AllDirectories)
            .Select(path => System.IO.Path.GetRelativePath(RepositoryRoot.Path, path).Replace('\\', '/'))
            .Where(path => !path.Split('/').Intersect(Built).Any())
            .Order(StringComparer.Ordinal)
            .Select(At);
    }

    /// <summary>One file by its path from the root.</summary>
    public static SourceFile At(string path) => new(path, File.ReadAllText(System.IO.Path.Combine(RepositoryRoot.Path, path)));

    /// <summary>Its name without folders.</summary>
    public string Name => System.IO.Path.GetFileName(Path);

    /// <summary>Its lines.</summary>
    public string[] Lines => Text.TrimEnd('\n').Split('\n');

    public override string ToString() => Path;
}
