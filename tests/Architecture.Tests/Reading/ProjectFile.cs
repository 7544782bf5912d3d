using System.Xml.Linq;
using ChangliBridge.Testing;

namespace ChangliBridge.Architecture.Tests.Reading;

/// <summary>A project of the repository, as its file says.</summary>
internal sealed record ProjectFile(string Path, XElement Content)
{
    /// <summary>Every project under src, tests and benchmarks.</summary>
    public static IReadOnlyList<ProjectFile> All { get; } =
        [.. SourceFile.Under("src", "*.csproj").Concat(SourceFile.Under("tests", "*.csproj")).Concat(SourceFile.Under("benchmarks", "*.csproj")).Select(file => new ProjectFile(file.Path, XElement.Parse(file.Text)))];

    /// <summary>The projects that are shipped.</summary>
    public static IReadOnlyList<ProjectFile> Product { get; } = [.. All.Where(project => project.Path.StartsWith("src/", StringComparison.Ordinal))];

    /// <summary>Its short name, such as <c>Store</c>.</summary>
    public string Name => System.IO.Path.GetFileNameWithoutExtension(Path);

    /// <summary>The name of its assembly.</summary>
    public string Assembly => Content.Descendants("AssemblyName").Select(name => name.Value).SingleOrDefault() ?? $"ChangliBridge.{Name}";

    /// <summary>The projects that it references, as paths from the repository's root.</summary>
    public IEnumerable<string> References => Content.Descendants("ProjectReference").Select(reference => (string?)reference.Attribute("Include") ?? "")
        .Select(include => System.IO.Path.GetRelativePath(RepositoryRoot.Path, System.IO.Path.GetFullPath(System.IO.Path.Combine(RepositoryRoot.Path, System.IO.Path.GetDirectoryName(Path) ?? "", include.Replace('\\', '/')))));

    /// <summary>The packages that it references.</summary>
    public IEnumerable<string> Packages => Content.Descendants("PackageReference").Select(package => (string?)package.Attribute("Include") ?? "");

    public override string ToString() => Path;
}
