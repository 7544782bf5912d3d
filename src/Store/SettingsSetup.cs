using System.ComponentModel;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;

namespace ChangliBridge.Store;

/// <summary>Binds sections of the settings so that every value of the wrong type is named.</summary>
public static class SettingsSetup
{
    /// <summary>
    /// Binds <paramref name="section"/>. The framework's own binding would end the start at the first such value outside a list, before anything else is checked,
    /// and inside a list leave the whole entry out without a word.
    /// </summary>
    public static OptionsBuilder<T> BindPlainly<T>(this OptionsBuilder<T> options, IConfigurationSection section) where T : class => options.Configure(settings =>
    {
        if (Unreadable(section, typeof(T)).ToList() is { Count: > 0 } faults)
            throw new OptionsValidationException(options.Name, typeof(T), faults);
        section.Bind(settings);
    });

    private static IEnumerable<string> Unreadable(IConfigurationSection section, Type type)
    {
        var plain = Nullable.GetUnderlyingType(type) ?? type;
        if (TypeDescriptor.GetConverter(plain) is var converter && converter.CanConvertFrom(typeof(string)))
            return section.Value is not { } text || (plain != type && text.Length == 0) || Reads(converter, text) ? [] : [$"{section.Path}: “{text}” is no {plain.Name}."];
        return ElementOf(plain) is { } element
            ? section.GetChildren().SelectMany(child => Unreadable(child, element))
            : plain.GetProperties().Where(property => property.CanWrite).SelectMany(property => Unreadable(section.GetSection(property.Name), property.PropertyType));
    }

    private static bool Reads(TypeConverter converter, string text)
    {
        try
        {
            converter.ConvertFromInvariantString(text);
            return true;
        }
        catch (Exception fault) when (fault is FormatException or ArgumentException or NotSupportedException or OverflowException)
        {
            return false;
        }
    }

    // Of a list its entries, of a dictionary its values.
    private static Type? ElementOf(Type type) =>
        type.IsArray ? type.GetElementType() : type.IsGenericType && type.IsAssignableTo(typeof(System.Collections.IEnumerable)) ? type.GetGenericArguments()[^1] : null;
}
