using Xunit;

namespace ChangliBridge.Architecture.Tests.Reading;

/// <summary>Fails with every violation at once, one a line.</summary>
internal static class Rule
{
    public static void Holds(string rule, IEnumerable<string> violations)
    {
        var found = violations.Distinct().Order(StringComparer.Ordinal).ToList();
        if (found.Count > 0)
            Assert.Fail($"{rule}\n  {string.Join("\n  ", found)}");
    }
}
