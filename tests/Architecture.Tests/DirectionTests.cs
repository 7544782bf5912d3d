using ChangliBridge.Architecture.Tests.Reading;
using Xunit;

namespace ChangliBridge.Architecture.Tests;

/// <summary>Who may know whom.</summary>
public sealed class DirectionTests
{
    private static readonly Dictionary<string, string[]> Allowed = new()
    {
        ["Contract"] = [],
        ["Domain"] = [],
        ["Store"] = ["Domain"],
        ["Sync"] = ["Store", "Domain"],
        ["Adapter"] = ["Contract", "Domain", "Store", "Sync"],
        ["Cli"] = ["Contract", "Domain"],
        ["Sandbox"] = ["Contract"],
    };

    private static readonly Dictionary<string, string[]> NeverKnown = new()
    {
        ["Contract"] = ["Microsoft.EntityFrameworkCore", "Microsoft.AspNetCore", "Refit", "Quartz"],
        ["Store"] = ["Grpc", "Google", "Refit", "Quartz", "Microsoft.AspNetCore"],
        ["Sync"] = ["Grpc", "Google"],
        ["Cli"] = ["Microsoft.EntityFrameworkCore", "Refit", "Quartz"],
        ["Sandbox"] = ["Microsoft.EntityFrameworkCore", "Refit", "Quartz"],
    };

    [Fact]
    public void Every_project_references_only_the_projects_below_it() =>
        Rule.Holds("References that the house does not allow:",
            from project in ProjectFile.Product
            from reference in project.References
            where !Allowed.GetValueOrDefault(project.Name, []).Any(name => reference == $"src/{name}/{name}.csproj")
            select $"{project} references {reference}");

    [Fact]
    public void Every_product_project_has_a_place_in_the_house() =>
        Assert.Equal(Allowed.Keys.Order(), ProjectFile.Product.Select(project => project.Name).Order());

    [Fact]
    public void A_compiled_project_uses_only_the_projects_below_it() =>
        Rule.Holds("Compiled references that the house does not allow:",
            from project in ProjectFile.Product
            from reference in ProductCode.Assemblies[project.Name].GetReferencedAssemblies()
            from used in ProjectFile.All.Where(other => other.Assembly == reference.Name)
            where !Allowed.GetValueOrDefault(project.Name, []).Contains(used.Name) || used.Path.StartsWith("tests/", StringComparison.Ordinal)
            select $"{project.Name} uses {used.Name}");

    [Fact]
    public void No_project_knows_what_its_room_must_not_know() =>
        Rule.Holds("Libraries that a project must not know:",
            from pair in NeverKnown
            from name in ProductCode.Assemblies[pair.Key].GetReferencedAssemblies().Select(reference => reference.Name ?? "")
                .Concat(ProjectFile.Product.Single(project => project.Name == pair.Key).Packages)
            from banned in pair.Value
            where (name == banned || name.StartsWith(banned + ".", StringComparison.Ordinal)) && !(pair.Key == "Contract" && name.StartsWith("Google.", StringComparison.Ordinal))
            select $"{pair.Key} uses {name}");

    [Fact]
    public void The_adapter_uses_sync_only_from_its_program() =>
        Rule.Holds("Only src/Adapter/Program.cs may use ChangliBridge.Sync:",
            from use in Uses.Of(ProductCode.Assemblies["Adapter"], type => type.Name == "Program")
            where Uses.TypeOf(use.Used).Assembly == ProductCode.Assemblies["Sync"]
            select $"{use.By} uses {Uses.NameOf(use.Used)}");

    [Fact]
    public void Every_project_is_in_the_solution()
    {
        var solution = SourceFile.At("ChangliBridge.sln").Text.Replace('\\', '/');
        Rule.Holds("Projects that ChangliBridge.sln does not name:", ProjectFile.All.Where(project => !solution.Contains($"\"{project.Path}\"")).Select(project => project.Path));
    }
}
