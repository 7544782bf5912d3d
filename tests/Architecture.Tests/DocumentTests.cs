using System.Reflection;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using ChangliBridge.Architecture.Tests.Reading;
using ChangliBridge.Testing;
using Xunit;

namespace ChangliBridge.Architecture.Tests;

/// <summary>What the documents say is so.</summary>
public sealed partial class DocumentTests
{
    private const int ReadmeCeiling = 120;

    private static readonly string[] Pages = ["README.md", "CONTRIBUTING.md", "CHANGELOG.md"];

    [Fact]
    public void Every_row_of_the_glossary_names_a_type_whose_summary_has_the_term()
    {
        var rows = (from line in SourceFile.At("docs/glossary.md").Lines
                    let cells = line.Split('|', StringSplitOptions.TrimEntries)
                    where cells.Length >= 4 && Chinese().IsMatch(cells[1]) && cells[2].Contains('`')
                    select (Terms: cells[1].Split('/', StringSplitOptions.TrimEntries), Types: Code().Matches(cells[2]).Select(match => match.Groups["name"].Value))).ToList();
        Assert.NotEmpty(rows);
        Rule.Holds("Rows of docs/glossary.md that the code does not bear out:",
            from row in rows
            from name in row.Types
            let types = ProductCode.Written.Where(type => type.Name == name && type.IsPublic).ToList()
            from term in row.Terms
            where !types.Any(type => SummaryOf(type).Contains(term))
            select types.Count == 0 ? $"{term}: there is no public type {name}" : $"{term}: not in the summary of {types[0]}");
    }

    [Fact]
    public void Every_link_between_documents_leads_somewhere() =>
        Rule.Holds("Links to nothing:",
            from page in Pages.Where(path => File.Exists(Path.Combine(RepositoryRoot.Path, path))).Select(SourceFile.At).Concat(SourceFile.Under("docs", "*.md"))
            from target in Link().Matches(page.Text).Select(match => match.Groups["target"].Value)
            where !target.Contains("://") && target.Length > 0
            let path = Path.GetFullPath(Path.Combine(RepositoryRoot.Path, Path.GetDirectoryName(page.Path) ?? "", target))
            where !File.Exists(path) && !Directory.Exists(path)
            select $"{page}: {target}");

    [Fact]
    public void The_readme_can_be_read_in_one_sitting() =>
        Assert.InRange(SourceFile.At("README.md").Lines.Length, 1, ReadmeCeiling);

    private static string SummaryOf(Type type) => Summaries(type.Assembly).GetValueOrDefault($"T:{type.FullName}", "");

    private static Dictionary<string, string> Summaries(Assembly assembly) =>
        XDocument.Load(Path.ChangeExtension(assembly.Location, ".xml")).Descendants("member")
            .ToDictionary(member => (string?)member.Attribute("name") ?? "", member => member.Element("summary")?.Value ?? "");

    [GeneratedRegex(@"\p{IsCJKUnifiedIdeographs}")]
    private static partial Regex Chinese();

    [GeneratedRegex("`(?<name>[A-Za-z]+)`")]
    private static partial Regex Code();

    [GeneratedRegex(@"\]\((?<target>[^)#\s]*)(#[^)\s]*)?\)", RegexOptions.ExplicitCapture)]
    private static partial Regex Link();
}
