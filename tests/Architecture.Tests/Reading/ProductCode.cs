using System.CodeDom.Compiler;
using System.Reflection;
using System.Runtime.CompilerServices;

namespace ChangliBridge.Architecture.Tests.Reading;

/// <summary>The compiled product: the types that people wrote, and what each uses.</summary>
internal static class ProductCode
{
    /// <summary>The assembly of each product project, by the project's name.</summary>
    public static IReadOnlyDictionary<string, Assembly> Assemblies { get; } =
        ProjectFile.Product.ToDictionary(project => project.Name, project => Assembly.Load(project.Assembly));

    /// <summary>Every written type.</summary>
    public static IReadOnlyList<Type> Written { get; } = [.. Assemblies.Values.SelectMany(WrittenIn)];

    /// <summary>The written types of one project.</summary>
    public static IEnumerable<Type> WrittenIn(string project) => WrittenIn(Assemblies[project]);

    /// <summary>The project that a type belongs to.</summary>
    public static string ProjectOf(Type type) => Assemblies.Single(pair => pair.Value == type.Assembly).Key;

    /// <summary>Whether the compiler or a generator made it.</summary>
    public static bool IsGenerated(MemberInfo member) =>
        member.Name.Contains('<') || member.IsDefined(typeof(CompilerGeneratedAttribute), false) || member.IsDefined(typeof(GeneratedCodeAttribute), false)
        || (member.DeclaringType is { } outer && IsGenerated(outer));

    private static IEnumerable<Type> WrittenIn(Assembly assembly) =>
        assembly.GetTypes().Where(type => !IsGenerated(type) && type.Namespace?.StartsWith("ChangliBridge.", StringComparison.Ordinal) == true
            && type.Namespace != "ChangliBridge.Contract.V1" && !type.Namespace.StartsWith("ChangliBridge.Store.Migrations", StringComparison.Ordinal));
}
