using Spectre.Console;

namespace ChangliBridge.Sandbox.Demo;

/// <summary>Tells what happens, in Chinese and with figures; colour only on a terminal.</summary>
internal sealed class Narrator
{
    private const int NeverWrap = 4000;
    private readonly Lock gate = new();
    private readonly IAnsiConsole console;
    private int step;

    /// <remarks>toError: standard output is kept for the JSON line.</remarks>
    public Narrator(bool toError)
        : this(toError ? Console.Error : Console.Out)
    {
        if (!(toError ? Console.IsErrorRedirected : Console.IsOutputRedirected))
            console.Profile.Width = AnsiConsole.Console.Profile.Width;
    }

    public Narrator(TextWriter listener)
    {
        console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(listener) });
        console.Profile.Width = NeverWrap;
    }

    /// <summary>Begins a step.</summary>
    public void Step(string title) => Write($"\n[bold]{++step}. {Markup.Escape(title)}[/]");

    public void Say(string text) => Write("   " + Markup.Escape(text));

    public void Good(string text) => Write("   [green]✓[/] " + Markup.Escape(text));

    public void Warn(string text) => Write("   [yellow]![/] " + Markup.Escape(text));

    public void Fail(string text) => Write("[red]✗[/] " + Markup.Escape(text));

    public void Table(IReadOnlyList<string> columns, IEnumerable<IReadOnlyList<string>> rows)
    {
        var table = new Table().Border(TableBorder.Minimal);
        foreach (var column in columns)
            table.AddColumn(Markup.Escape(column));
        foreach (var row in rows)
            table.AddRow([.. row.Select(Markup.Escape)]);
        lock (gate)
            console.Write(new Padder(table, new Padding(3, 0, 0, 0)));
    }

    private void Write(string markup)
    {
        lock (gate)
            console.MarkupLine(markup);
    }
}
