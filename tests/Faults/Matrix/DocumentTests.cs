using System.Text.RegularExpressions;
using ChangliBridge.Testing;
using Xunit;

namespace ChangliBridge.Faults.Matrix;

/// <summary>docs/reliability.md and the matrix say the same.</summary>
public sealed partial class DocumentTests
{
    private static readonly string Document = File.ReadAllText(Path.Combine(RepositoryRoot.Path, "docs", "reliability.md"));

    [Fact]
    public void Every_fault_of_the_matrix_has_its_row_in_the_document() =>
        Assert.Equal(FaultMatrix.Faults.Select(fault => fault.Id).Order(StringComparer.Ordinal), Cells("Faults", 1).Order(StringComparer.Ordinal));

    [Fact]
    public void The_exemptions_are_the_documents_and_each_covers_a_cell()
    {
        Assert.Equal(Exemption.All.Select(exemption => exemption.Id), Cells("Exemptions", 1));
        Assert.All(Exemption.All, exemption => Assert.True(FaultMatrix.All.Any(exemption.Covers), exemption.Id));
    }

    [Fact]
    public void Every_test_named_elsewhere_exists_and_stands_in_the_document()
    {
        foreach (var named in NamedTest.All)
            Assert.Contains(named.Test, File.ReadAllText(Path.Combine(RepositoryRoot.Path, "tests", named.File)));
        Assert.Equal(NamedTest.All.Select(named => named.Test).Order(StringComparer.Ordinal), Cells("Shown elsewhere", 3).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Every_fault_is_run_once_a_store_and_where_it_can_be()
    {
        Assert.NotEmpty(FaultMatrix.Chosen);
        foreach (var fault in FaultMatrix.Faults)
            Assert.True(FaultMatrix.Possible.Any(cell => cell.Fault == fault.Id && cell.State == fault.State), fault.Id);
    }

    /// <summary>A column of the table under a heading.</summary>
    private static IEnumerable<string> Cells(string heading, int column)
    {
        var section = Document[(Document.IndexOf($"## {heading}\n", StringComparison.Ordinal) + heading.Length + 4)..].Split("\n## ")[0];
        return Row().Matches(section).Skip(2).Select(row => row.Value.Split('|')[column].Trim().Trim('`'));
    }

    [GeneratedRegex(@"^\|.*$", RegexOptions.Multiline)]
    private static partial Regex Row();
}
