namespace ChangliBridge.Benchmarks.Draw;

/// <summary>The one table that is printed, line by line as it comes.</summary>
internal sealed class Table(TextWriter output)
{
    private const int Width = 44;

    public void Part(string title) => output.WriteLine($"\n{title}");

    public void Line(string name, string value) => output.WriteLine($"  {name.PadRight(Width)} {value}");

    public void Rate(string name, TimeSpan time, long targets) => Line(name, $"{time.TotalMilliseconds,8:F0} ms  {targets / time.TotalSeconds / 1e6,7:F1} M targets/s");

    public void End() => output.WriteLine();
}
