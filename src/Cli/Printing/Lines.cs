using Spectre.Console;

namespace ChangliBridge.Cli.Printing;

/// <summary>Text for people (文本输出): labelled lines, and tables that programs can cut at tabs where there is no terminal.</summary>
internal static class Lines
{
    /// <summary>One line a field; empty ones are left out.</summary>
    public static void Fields(params ReadOnlySpan<(string Label, string Value)> fields)
    {
        foreach (var (label, value) in fields)
        {
            if (value.Length > 0)
                Console.Out.WriteLine($"{label}：{value}");
        }
    }

    public static void Table(string[] columns, IEnumerable<string[]> rows)
    {
        if (Console.IsOutputRedirected)
        {
            foreach (var row in rows.Prepend(columns))
                Console.Out.WriteLine(string.Join('\t', row));
            return;
        }
        var table = new Table();
        foreach (var column in columns)
            table.AddColumn(Markup.Escape(column));
        foreach (var row in rows)
            table.AddRow([.. row.Select(Markup.Escape)]);
        AnsiConsole.Write(table);
    }

    /// <summary>Shows that long work goes on, where somebody can see it.</summary>
    public static async Task<T> WhileAsync<T>(string label, Func<CancellationToken, Task<T>> work, CancellationToken ct) =>
        Console.IsOutputRedirected ? await work(ct) : await AnsiConsole.Status().StartAsync(Markup.Escape(label), _ => work(ct));
}
