namespace ChangliBridge.Cli.Tests;

/// <summary>The help, which is the manual.</summary>
public sealed class HelpTests
{
    public static TheoryData<string, string[]> Nouns => new()
    {
        {
            "",
            [
                "plan",
                "draw",
                "joint",
                "burden",
                "visits",
                "key",
                "results",
                "documents",
                "acts",
                "followups",
                "credit",
                "deliveries",
                "sync",
                "stats",
                "report",
                "deadline",
                "due",
                "risk",
                "items",
                "import",
                "export",
                "gaps",
                "revisit",
                "coverage",
                "certificates",
                "tags",
            ]
        },
        {
            "draw",
            ["list", "show", "preview", "freeze", "countersign", "contribute", "reveal", "replace", "confirm", "void", "approve-redraw", "assignments", "bundle", "entry", "escrow-open", "verify", "compute"]
        },
        { "plan", ["list", "show", "versions"] },
        { "joint", ["list", "show", "confirm", "override", "answer", "sheet", "notice"] },
        { "burden", ["show", "approve", "record"] },
        { "documents", ["get"] },
        { "visits", ["enter", "list", "show", "code", "rate"] },
        { "key", ["new", "show", "register", "list"] },
        {
            "deliveries",
            ["list", "summary", "explain", "retry", "hold", "release", "discard", "confirm-discard", "correct", "reconcile", "findings", "resolve-finding"]
        },
        { "credit", ["list", "show", "propose", "confirm", "dismiss", "apply-repair", "decide-repair", "notify", "measure", "notices"] },
        {
            "results",
            ["list", "show", "revisions", "draft", "submit", "review", "return", "disclose", "amend", "handle", "attachments", "attach", "detach"]
        },
        { "results draft", ["save", "show"] },
        { "acts", ["list", "release"] },
        { "followups", ["list", "show", "open", "approve", "accept", "recheck", "return", "close"] },
        { "items", ["list", "versions", "claim", "reclaim", "guidance", "retire", "map", "conflicts", "share"] },
        { "gaps", ["targets", "inspectors"] },
        { "tags", ["suggest", "list", "confirm", "reject"] },
        { "due", ["complete"] },
        { "report", ["monthly", "yearly"] },
        { "sync", ["now", "status", "runs", "quarantined", "resolve", "drift", "approve", "reject", "verify"] },
        { "risk", ["grades", "history", "warnings", "ack", "rates"] },
        { "revisit", ["plan", "list", "show", "submit", "review", "return", "effect"] },
    };

    [Theory]
    [MemberData(nameof(Nouns))]
    public async Task Help_lists_every_command_in_chinese_with_an_english_gloss(string noun, string[] commands)
    {
        using var changli = new Changli();
        var help = (await changli.RunAsync([.. noun.Split(' ', StringSplitOptions.RemoveEmptyEntries), "--help"])).Done().Output;
        Assert.Equal(commands.Order(), Commands(help).Select(line => line.Trim().Split(' ')[0]).Order());
        Assert.All(Commands(help), line => Assert.Matches(@"\p{IsCJKUnifiedIdeographs}.*\([^)]*[a-z]", line));
    }

    [Fact]
    public async Task Options_are_told_in_chinese_and_show_what_they_take()
    {
        using var changli = new Changli();
        foreach (var command in new[] { "deliveries list", "revisit list", "revisit plan", "risk grades", "visits list" })
        {
            var lines = (await changli.RunAsync([.. command.Split(' '), "--help"])).Done().Output.Split('\n').Where(line => line.StartsWith("  -", StringComparison.Ordinal)).ToList();
            Assert.All(lines, line => Assert.Matches(@"\p{IsCJKUnifiedIdeographs}.*\([^)]*[a-z]", line));
            Assert.All(lines, line => Assert.DoesNotMatch(@"--([a-z-]+) <(\1|\|.*)>", line));
        }
    }

    [Fact]
    public async Task The_exit_codes_are_documented()
    {
        using var changli = new Changli();
        var help = (await changli.RunAsync("--help")).Done().Output;
        Assert.All(["0 成功", "1 网桥拒绝", "2 证据不符", "64 用法有误"], part => Assert.Contains(part, help));
    }

    private static List<string> Commands(string help) =>
        [.. help.Split('\n').SkipWhile(line => !line.StartsWith("Commands:", StringComparison.Ordinal)).Skip(1).Where(line => line.Trim().Length > 0)];
}
