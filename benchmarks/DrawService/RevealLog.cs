using System.Globalization;
using System.Text.RegularExpressions;

namespace ChangliBridge.Benchmarks.DrawService;

/// <summary>The bridge's own account of a reveal, in milliseconds.</summary>
/// <param name="Thaw">Reading the frozen draw.</param>
/// <param name="Rank">Seed, ranking and selection.</param>
/// <param name="Deal">Dealing the inspectors.</param>
/// <param name="Keep">Storing draws and seats.</param>
internal sealed partial record RevealLog(double Thaw, double Rank, double Deal, double Keep)
{
    public static RevealLog Of(IEnumerable<string> lines)
    {
        var match = lines.Select(line => Line().Match(line)).LastOrDefault(match => match.Success)
            ?? throw new InvalidOperationException("The bridge did not log the reveal.");
        double Number(string name) => double.Parse(match.Groups[name].Value, CultureInfo.InvariantCulture);
        return new RevealLog(Number("thaw"), Number("rank"), Number("deal"), Number("keep"));
    }

    [GeneratedRegex("thawed in (?<thaw>[0-9.]+) ms, ranked in (?<rank>[0-9.]+) ms, dealt in (?<deal>[0-9.]+) ms, stored in (?<keep>[0-9.]+) ms", RegexOptions.CultureInvariant)]
    private static partial Regex Line();
}
