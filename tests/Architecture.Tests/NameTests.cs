using System.Reflection;
using ChangliBridge.Architecture.Tests.Reading;
using Xunit;

namespace ChangliBridge.Architecture.Tests;

/// <summary>The words.</summary>
public sealed class NameTests
{
    private const BindingFlags Own = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    private static readonly string[] Empty = ["Manager", "Helper", "Helpers", "Util", "Utils", "Utility", "Common", "Base", "Impl", "Processor", "Data", "Info"];
    private const string HttpsOwnWord = "HttpStatus";
    private static readonly string[] NeverRecorded = ["Ethnic", "Religio", "Nationalit", "Minzu", "Zongjiao"];

    [Fact]
    public void No_type_has_a_name_that_says_nothing() =>
        Rule.Holds("Names to replace by what the type is:",
            from type in ProductCode.Written
            from word in Empty
            where Plain(type.Name).EndsWith(word, StringComparison.Ordinal)
            select $"{type} ends in {word}");

    [Fact]
    public void A_state_is_never_called_status() =>
        Rule.Holds("Say State:",
            from type in ProductCode.Written
            from name in new[] { Plain(type.Name) }.Concat(type.GetMembers(Own).Where(member => !ProductCode.IsGenerated(member) && !IsInherited(member)).Select(member => member.Name))
            where name.EndsWith("Status", StringComparison.Ordinal) && name != HttpsOwnWord
            select $"{type}: {name}");

    [Fact]
    public void Nothing_records_a_persons_ethnicity_or_religion() =>
        Rule.Holds("Personal data that has no place here:",
            from assembly in ProductCode.Assemblies.Values
            from type in assembly.GetTypes()
            from name in type.GetMembers(Own).Select(member => member.Name).Append(type.Name)
            from word in NeverRecorded
            where name.Contains(word, StringComparison.OrdinalIgnoreCase)
            select $"{type}: {name}");

    [Fact]
    public void A_test_is_a_sentence() =>
        Rule.Holds("Test methods whose names are no sentence:",
            from file in SourceFile.Under("tests", "*Tests.cs")
            from test in file.Lines.Index().Where(line => line.Item.TrimStart().StartsWith("[Fact", StringComparison.Ordinal) || line.Item.TrimStart().StartsWith("[Theory", StringComparison.Ordinal))
            let signature = file.Lines.Skip(test.Index + 1).FirstOrDefault(line => line.Contains("public ")) ?? ""
            let name = signature.Split('(')[0].Split(' ')[^1]
            where !name.Contains('_')
            select $"{file.Path}: {name}");

    private static bool IsInherited(MemberInfo member) => member switch
    {
        MethodInfo method => method.GetBaseDefinition() != method || method.IsFinal,
        PropertyInfo property => (property.GetMethod ?? property.SetMethod) is { } accessor && (accessor.GetBaseDefinition() != accessor || accessor.IsFinal),
        _ => false,
    };

    private static string Plain(string name) => name.Split('`')[0];
}
