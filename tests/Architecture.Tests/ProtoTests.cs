using System.Text.RegularExpressions;
using ChangliBridge.Architecture.Tests.Reading;
using Google.Api;
using Google.Protobuf.Reflection;
using Xunit;

namespace ChangliBridge.Architecture.Tests;

/// <summary>The promise that the protos make.</summary>
public sealed partial class ProtoTests
{
    private static readonly string[] Reads = ["Get", "List", "Verify", "Preview", "Explain", "Suggest"];

    // Setting the clock to an instant twice is setting it once.
    private static readonly string[] Repeatable = ["AdvanceClock"];

    private static readonly IReadOnlyList<FileDescriptor> Files =
        [.. from type in ProductCode.Assemblies["Contract"].GetTypes()
            where type.Name.EndsWith("Reflection", StringComparison.Ordinal)
            let file = type.GetProperty("Descriptor")?.GetValue(null) as FileDescriptor
            where file is not null
            select file];

    private static IEnumerable<MethodDescriptor> Methods => Files.SelectMany(file => file.Services).SelectMany(service => service.Methods);

    [Fact]
    public void Every_request_field_says_how_it_behaves()
    {
        var asked = new HashSet<MessageDescriptor>();
        foreach (var method in Methods)
            Reach(method.InputType, asked);
        Rule.Holds("Fields without google.api.field_behavior:",
            from message in asked
            from field in message.Fields.InDeclarationOrder()
            where field.GetOptions()?.GetExtension(FieldBehaviorExtensions.FieldBehavior) is not { Count: > 0 }
            select field.FullName);
    }

    [Fact]
    public void Every_method_that_changes_something_can_be_repeated() =>
        Rule.Holds("Requests without request_id:",
            from method in Methods
            where !Reads.Any(verb => method.Name.StartsWith(verb, StringComparison.Ordinal)) && !Repeatable.Contains(method.Name) && method.InputType.FindFieldByName("request_id") is null
            select method.InputType.FullName);

    [Fact]
    public void Every_list_comes_in_pages() =>
        Rule.Holds("Lists without page_size, page_token and next_page_token:",
            from method in Methods
            where method.Name.StartsWith("List", StringComparison.Ordinal)
            where method.InputType.FindFieldByName("page_size") is null || method.InputType.FindFieldByName("page_token") is null || method.OutputType.FindFieldByName("next_page_token") is null
            select method.FullName);

    [Fact]
    public void Every_enum_starts_unspecified() =>
        Rule.Holds("Enums whose zero means something:",
            from value in Files.SelectMany(file => file.EnumTypes).Concat(Files.SelectMany(file => file.MessageTypes).SelectMany(message => message.EnumTypes)).Select(type => type.FindValueByNumber(0))
            where !value.Name.EndsWith("_UNSPECIFIED", StringComparison.Ordinal)
            select value.FullName);

    [Fact]
    public void The_first_comment_of_every_message_gives_the_chinese_term() =>
        Rule.Holds("Messages whose comment does not begin with the Chinese term's line:",
            from file in SourceFile.Under("protos", "*.proto")
            from line in file.Lines.Index()
            where Message().IsMatch(line.Item) && !Chinese().IsMatch(FirstComment(file.Lines, line.Index))
            select $"{file}:{line.Index + 1}: {line.Item.Trim()}");

    [Fact]
    public void A_file_declares_its_service_first() =>
        Rule.Holds("Files that do not begin with their one service:",
            from file in Files
            let first = SourceFile.Under("protos", "*.proto").Single(source => source.Path == $"protos/{file.Name}").Lines.First(line => Declaration().IsMatch(line))
            where file.Services.Count != 1 || !first.StartsWith("service ", StringComparison.Ordinal)
            select file.Name);

    private static void Reach(MessageDescriptor message, HashSet<MessageDescriptor> reached)
    {
        if (!Files.Contains(message.File) || !reached.Add(message))
            return;
        foreach (var field in message.Fields.InDeclarationOrder().Where(field => field.FieldType == FieldType.Message))
            Reach(field.MessageType, reached);
    }

    private static string FirstComment(string[] lines, int message)
    {
        var first = message;
        while (first > 0 && lines[first - 1].TrimStart().StartsWith("//", StringComparison.Ordinal))
            first--;
        return first == message ? "" : lines[first];
    }

    [GeneratedRegex(@"^\s*message\s+\w+")]
    private static partial Regex Message();

    [GeneratedRegex(@"^(service|message|enum)\s", RegexOptions.ExplicitCapture)]
    private static partial Regex Declaration();

    [GeneratedRegex(@"\p{IsCJKUnifiedIdeographs}{2}")]
    private static partial Regex Chinese();
}
