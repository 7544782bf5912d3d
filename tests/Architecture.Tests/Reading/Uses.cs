using System.Reflection;

namespace ChangliBridge.Architecture.Tests.Reading;

/// <summary>What compiled code uses: signatures, bases, attributes and the bodies of methods, those of its lambdas and async methods with it.</summary>
internal static class Uses
{
    private const BindingFlags Everything = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    /// <summary>
    /// Every pair of an outermost type of <paramref name="assembly"/> and a member that it uses; generated types too, except those of <paramref name="except"/>.
    /// </summary>
    public static IEnumerable<(Type By, MemberInfo Used)> Of(Assembly assembly, Func<Type, bool>? except = null) =>
        from type in assembly.GetTypes()
        let outermost = Outermost(type)
        where except is null || !except(outermost)
        from used in Members(type)
        select (outermost, used);

    /// <summary>The type itself, or the one that a member belongs to, without array, reference and type arguments.</summary>
    public static Type TypeOf(MemberInfo member)
    {
        var type = member as Type ?? member.DeclaringType ?? typeof(void);
        while (type.HasElementType)
            type = type.GetElementType() ?? typeof(void);
        return type.IsGenericType ? type.GetGenericTypeDefinition() : type;
    }

    /// <summary>The full name of what is used, such as <c>System.DateTime.get_Now</c>.</summary>
    public static string NameOf(MemberInfo member) => member is Type ? TypeOf(member).FullName ?? member.Name : $"{TypeOf(member).FullName}.{member.Name}";

    private static Type Outermost(Type type) => type.DeclaringType is { } outer ? Outermost(outer) : type;

    private static IEnumerable<MemberInfo> Members(Type type)
    {
        var signatures = new[] { type.BaseType }.Concat(type.GetInterfaces())
            .Concat(type.GetFields(Everything).Select(field => field.FieldType))
            .Concat(type.GetProperties(Everything).Select(property => property.PropertyType));
        var methods = type.GetMethods(Everything).Concat<MethodBase>(type.GetConstructors(Everything)).ToList();
        return signatures.OfType<Type>().SelectMany(Parts)
            .Concat(type.GetCustomAttributesData().Select(attribute => attribute.AttributeType))
            .Concat(methods.SelectMany(Signature).SelectMany(Parts))
            .Concat(methods.SelectMany(IntermediateCode.MembersOf).SelectMany(Named));
    }

    private static IEnumerable<MemberInfo> Named(MemberInfo member) =>
        member is Type type ? Parts(type) : [member, .. Parts(TypeOf(member)), .. Result(member)];

    private static IEnumerable<Type> Signature(MethodBase method) =>
        method.GetParameters().Select(parameter => parameter.ParameterType)
            .Concat(method is MethodInfo { ReturnType: var result } ? [result] : [])
            .Concat(method.GetMethodBody()?.LocalVariables.Select(local => local.LocalType) ?? []);

    private static IEnumerable<Type> Result(MemberInfo member) => member is MethodInfo { ReturnType: { IsGenericParameter: false } result } ? Parts(result) : [];

    private static IEnumerable<Type> Parts(Type type) =>
        type.HasElementType ? Parts(type.GetElementType() ?? typeof(void))
        : type.IsGenericType ? type.GetGenericArguments().SelectMany(Parts).Append(type.GetGenericTypeDefinition())
        : type.IsGenericParameter ? [] : [type];
}
