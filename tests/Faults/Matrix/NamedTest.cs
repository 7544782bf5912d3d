namespace ChangliBridge.Faults.Matrix;

/// <summary>A row of the matrix that another test shows better.</summary>
/// <param name="Row">Of docs/reliability.md.</param>
/// <param name="File">Under tests/.</param>
/// <param name="Test">The method.</param>
internal sealed record NamedTest(string Row, string File, string Test)
{
    public static IReadOnlyList<NamedTest> All { get; } =
    [
    ];
}
