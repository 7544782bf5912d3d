using System.Reflection;
using System.Text.RegularExpressions;
using ChangliBridge.Architecture.Tests.Reading;
using Xunit;

namespace ChangliBridge.Architecture.Tests;

/// <summary>How types and files look.</summary>
public sealed partial class ShapeTests
{
    private const int FileCeiling = 400;
    private const int ProgramCeiling = 70;

    // Not the caller's to cancel: the process; an act that may have reached a platform (it has a deadline of its own);
    // the secret that all callers wait for; the paging of calls that are cancelled themselves.
    private static readonly string[] RunToTheirEnd =
    [
        "ChangliBridge.Adapter.Start.RunBridgeAsync", "ChangliBridge.Sync.Delivery.DeliveryActs.RunAsync",
        "ChangliBridge.Sync.Platforms.Handlers.GatewaySecretSource.FetchAsync", "ChangliBridge.Sandbox.Demo.Pages.AllAsync",
    ];

    // What not every machine has; the one sentence with the reason stands there.
    private static readonly string[] MayWant = ["tests/Faults/Machine/FakeTime.cs", "tests/Faults/Machine/SmallDisk.cs"];

    [Fact]
    public void Every_class_is_sealed_static_or_abstract() =>
        Rule.Holds("Classes open to inheritance that nobody designed:",
            ProductCode.Written.Where(type => type is { IsClass: true, IsSealed: false, IsAbstract: false }).Select(type => type.ToString()));

    [Fact]
    public void A_file_holds_one_top_level_type() =>
        Rule.Holds("Files with more than one top-level type:",
            from file in SourceFile.Written
            let types = TopLevelType().Count(file.Text)
            where types > 1
            select $"{file}: {types}");

    [Fact]
    public void A_file_carries_the_name_of_its_type() =>
        Rule.Holds("Files not named after their type:",
            from file in SourceFile.Written
            let type = TopLevelType().Match(file.Text).Groups["name"].Value
            where type.Length > 0 && file.Name.Split('.')[0] != type
            select $"{file} holds {type}");

    [Fact]
    public void A_namespace_is_file_scoped_and_follows_its_folder() =>
        Rule.Holds("Namespaces that do not follow their folder:",
            from file in SourceFile.Written
            where file.Path.StartsWith("src/", StringComparison.Ordinal)
            let expected = string.Join('.', file.Path.Split('/')[1..^1].Prepend("ChangliBridge"))
            from found in FileScopedNamespace().Matches(file.Text).Select(match => match.Groups["name"].Value + match.Groups["end"].Value)
            where found != expected + ";"
            select $"{file}: {found}");

    [Fact]
    public void No_file_is_longer_than_four_hundred_lines() =>
        Rule.Holds($"Files of more than {FileCeiling} lines:",
            SourceFile.Written.Concat(SourceFile.Under("protos", "*.proto")).Where(file => file.Lines.Length > FileCeiling).Select(file => $"{file}: {file.Lines.Length}"));

    [Fact]
    public void A_program_is_short() =>
        Rule.Holds($"Program.cs of more than {ProgramCeiling} lines:",
            SourceFile.Written.Where(file => file.Name == "Program.cs" && file.Lines.Length > ProgramCeiling).Select(file => $"{file}: {file.Lines.Length}"));

    [Fact]
    public void An_interface_has_two_implementations_or_is_written_for_refit() =>
        Rule.Holds("Interfaces that hide one class:",
            from type in ProductCode.Written
            where type.IsInterface && !type.GetMethods().Any(method => method.GetCustomAttributesData().Any(attribute => attribute.AttributeType.Namespace == "Refit"))
            where ProductCode.Written.Count(other => other.IsClass && other.IsAssignableTo(type)) == 1
            select type.ToString());

    [Fact]
    public void Every_async_method_can_be_cancelled() =>
        Rule.Holds("Async methods without a CancellationToken, nor a context that has one:",
            from type in ProductCode.Written
            where !type.IsNestedPrivate
            from method in type.GetMethods(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly)
            where !ProductCode.IsGenerated(method) && method is { IsPrivate: false, IsSpecialName: false, IsFinal: false, Name: not "DisposeAsync" } && method.GetBaseDefinition() == method
            where method.ReturnType.Name.Split('`')[0] is "Task" or "ValueTask" or "IAsyncEnumerable"
            where !method.GetParameters().Any(parameter => Cancels(parameter.ParameterType))
            where !RunToTheirEnd.Contains($"{type}.{method.Name}")
            select $"{type}.{method.Name}");

    [Fact]
    public void No_log_takes_a_whole_object() =>
        Rule.Holds("Log templates that write every property:",
            from file in SourceFile.Written
            where file.Path.StartsWith("src/", StringComparison.Ordinal)
            from line in file.Lines.Index()
            where WholeObject().IsMatch(line.Item)
            select $"{file}:{line.Index + 1}: {line.Item.Trim()}");

    [Fact]
    public void No_warning_is_silenced() =>
        Rule.Holds("Fix the cause instead:",
            from file in SourceFile.Written.Concat(SourceFile.Under("src", "*.csproj")).Concat(SourceFile.Under("tests", "*.csproj")).Concat(SourceFile.Under("benchmarks", "*.csproj")).Append(SourceFile.At("Directory.Build.props"))
            from line in file.Lines.Index()
            where Silencer().IsMatch(line.Item)
            select $"{file}:{line.Index + 1}: {line.Item.Trim()}");

    [Fact]
    public void No_test_is_skipped_but_for_want_of_libfaketime_or_of_the_right_to_mount() =>
        Rule.Holds("Skipped tests:",
            from file in SourceFile.Under("tests", "*.cs")
            where !MayWant.Any(path => file.Path.EndsWith(path, StringComparison.Ordinal))
            from line in file.Lines.Index()
            where Skipper().IsMatch(line.Item)
            select $"{file}:{line.Index + 1}: {line.Item.Trim()}");

    private static bool Cancels(Type type) =>
        type == typeof(CancellationToken) || type.GetProperties().Any(property => property.PropertyType == typeof(CancellationToken));

    [GeneratedRegex(@"^(?:(?:public|internal|file|sealed|static|abstract|readonly|partial|ref|unsafe)\s+)*(?:record\s+struct|record\s+class|class|record|struct|interface|enum|delegate\s+\S+)\s+(?<name>\w+)", RegexOptions.Multiline | RegexOptions.ExplicitCapture)]
    private static partial Regex TopLevelType();

    [GeneratedRegex(@"""[^""]*\{@[A-Z]")]
    private static partial Regex WholeObject();

    [GeneratedRegex(@"^namespace\s+(?<name>[\w.]+)(?<end>;?)", RegexOptions.Multiline | RegexOptions.ExplicitCapture)]
    private static partial Regex FileScopedNamespace();

    // What finds silencers spells them out; it silences nothing itself.
    [GeneratedRegex(@"^\s*#(pragma\s+warning\s+disable|nullable\s+disable)|[<]NoWarn|\[(assembly:\s*)?(Unconditional)?SuppressMessage|[<]WarningsNotAsErrors|[<]TreatWarningsAsErrors>false", RegexOptions.ExplicitCapture)]
    private static partial Regex Silencer();

    [GeneratedRegex(@"\[(Fact|Theory|InlineData|MemberData)[^\]]*\bSkip(When|Unless)?\s*=|Assert\.Skip", RegexOptions.ExplicitCapture)]
    private static partial Regex Skipper();
}
