using System.CommandLine;
using System.CommandLine.Parsing;
using System.Text.RegularExpressions;

namespace ChangliBridge.Cli;

/// <summary>Says in Chinese what is wrong with a command line (用法有误), every fault at once, and what could stand there; the parser speaks English only.</summary>
internal static partial class WrongUse
{
    private static readonly Dictionary<string, string> Types = new() { ["System.Int32"] = "整数", ["System.Nullable`1[System.Int32]"] = "整数", ["System.DateOnly"] = "YYYY-MM-DD 形式的日期" };

    /// <summary>One sentence a fault, and where the usage is told.</summary>
    public static IReadOnlyList<string> Sentences(ParseResult parsed, string[] args)
    {
        var command = parsed.CommandResult.Command;
        // Where a rule between options is broken, the parser looks at none of them singly: it looks again without the rules.
        command.Validators.Clear();
        var alone = parsed.RootCommandResult.Command.Parse(args);
        return [.. parsed.Errors.Concat(alone.Errors).Select(error => Sentence(error.Message, command)).Where(sentence => sentence.Length > 0).Distinct(), $"用法见 {PathOf(parsed)} --help (for the usage)"];
    }

    /// <summary>Whether only a command is missing: then its help is the answer.</summary>
    public static bool IsIncomplete(ParseResult parsed) => parsed.CommandResult.Command.Subcommands.Count > 0 && parsed.UnmatchedTokens.Count == 0 && parsed.Errors.All(error => Missing().IsMatch(error.Message));

    private static string Sentence(string message, Command command)
    {
        if (Unknown().Match(message) is { Success: true } unknown)
            return UnknownSentence(unknown.Groups[1].Value, command);
        if (RequiredOption().Match(message) is { Success: true } option)
            return $"缺少必填选项 {option.Groups[1].Value} (required option)";
        if (RequiredArgument().Match(message) is { Success: true } argument)
            return $"缺少 {argument.Groups[1].Value} (required argument)";
        if (RequiredValue().Match(message) is { Success: true } value)
            return $"选项 {value.Groups[1].Value} 后面缺少值 (the option needs a value)";
        if (OneOf().Match(message) is { Success: true } choice)
            return $"“{choice.Groups[1].Value}”不能用在这里，应为{string.Join("、", Quoted().Matches(choice.Groups[2].Value).Select(allowed => allowed.Groups[1].Value))}之一 (must be one of these)";
        if (Typed().Match(message) is { Success: true } typed)
            return $"{NameOf(typed, command)}：“{typed.Groups[1].Value}”不是{Types.GetValueOrDefault(typed.Groups[3].Value, typed.Groups[3].Value)} (is of another form)";
        if (Once().Match(message) is { Success: true } once)
            return $"选项 {once.Groups[1].Value} 只能给一个值 (a single value)";
        // Whatever is missing or misspelt is told by the sentences above and below.
        return Guess().IsMatch(message) ? "" : Missing().IsMatch(message) ? MissingSentence(command) : message.TrimEnd();
    }

    // Of an argument the parser names the command only.
    private static string NameOf(Match typed, Command command) => typed.Groups[2].Value is var named && named.StartsWith('-')
        ? named
        : command.Arguments.FirstOrDefault(argument => argument.ValueType.FullName == typed.Groups[3].Value)?.Name ?? named;

    private static string UnknownSentence(string token, Command command) => token.StartsWith('-')
        ? $"没有 {token} 这个选项，可用的有{Names(command.Options.Where(option => !option.Hidden))} (no such option)"
        : command.Subcommands.Count > 0 ? $"没有 {token} 这个命令，可用的有{Names(command.Subcommands)} (no such command)" : $"多余的参数“{token}” (one argument too many)";

    private static string MissingSentence(Command command) => $"缺少命令，可用的有{Names(command.Subcommands)} (a command is missing)";

    private static string Names(IEnumerable<Symbol> symbols) => string.Join("、", symbols.Select(symbol => symbol.Name));

    private static string PathOf(ParseResult parsed)
    {
        var names = new List<string>();
        for (SymbolResult? at = parsed.CommandResult; at is CommandResult { Command: var command }; at = at.Parent)
            names.Insert(0, command is RootCommand ? "changli" : command.Name);
        return string.Join(' ', names);
    }

    [GeneratedRegex(@"^Unrecognized command or argument '(.*)'\.$", RegexOptions.Singleline)]
    private static partial Regex Unknown();

    [GeneratedRegex(@"^Option '(.*)' is required\.$")]
    private static partial Regex RequiredOption();

    [GeneratedRegex(@"^Required argument '(.*)' missing for command: '.*'\.$")]
    private static partial Regex RequiredArgument();

    [GeneratedRegex(@"^Required argument missing for option: '(.*)'\.$")]
    private static partial Regex RequiredValue();

    [GeneratedRegex(@"^Argument '(.*)' not recognized\. Must be one of:(.*)$", RegexOptions.Singleline)]
    private static partial Regex OneOf();

    [GeneratedRegex("'([^']*)'")]
    private static partial Regex Quoted();

    [GeneratedRegex(@"^Cannot parse argument '(.*)' for (?:command|option) '(.*)' as expected type '(.*)'\.", RegexOptions.Singleline)]
    private static partial Regex Typed();

    [GeneratedRegex(@"^Option '(.*)' expects a single argument but [0-9]+ were provided\.$")]
    private static partial Regex Once();

    [GeneratedRegex(@"^'.*' was not matched\.", RegexOptions.Singleline)]
    private static partial Regex Guess();

    [GeneratedRegex(@"^Required command was not provided\.$")]
    private static partial Regex Missing();
}
