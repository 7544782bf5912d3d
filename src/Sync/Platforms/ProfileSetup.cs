using System.ComponentModel;
using System.Reflection;
using ChangliBridge.Sync.Platforms.Signing;
using Microsoft.Extensions.Configuration;

namespace ChangliBridge.Sync.Platforms;

/// <summary>
/// Reads a profile key by key, so that everything wrong with it is reported at once: unknown keys, values of the wrong type, values out of range.
/// The framework's binder ignores the first, stops at the second and leaves the third.
/// </summary>
internal static class ProfileSetup
{
    private const string Kind = nameof(SigningProfile.Kind);

    /// <summary>The profile in <paramref name="section"/>, and a sentence for each key at fault.</summary>
    /// <param name="section">The platform's section.</param>
    /// <param name="operations">The platform's canonical operations.</param>
    public static ProfileReading Read(IConfigurationSection section, IReadOnlyDictionary<string, string> operations)
    {
        if (!section.Exists())
            return new ProfileReading(new PlatformProfile(), [$"{section.Path} is missing: give the platform a profile (docs/platforms.md)."]);
        var faults = new FaultsOfKeys(section.Path);
        var profile = new PlatformProfile { Signing = ReadSigning(section.GetSection(nameof(PlatformProfile.Signing)), faults) };
        Fill(profile, section, faults);
        ProfileRules.Check(profile, operations, faults);
        return new ProfileReading(profile, faults.Sentences);
    }

    // Only the family says which keys there are: those of another one are as wrong as those of none.
    private static SigningProfile? ReadSigning(IConfigurationSection section, FaultsOfKeys faults)
    {
        var kind = section[Kind] ?? "";
        var signing = Enum.TryParse<SigningKind>(kind, ignoreCase: true, out var family) && !kind.All(char.IsAsciiDigit) ? SigningProfile.Of(family) : null;
        if (signing is not null)
            Fill(signing, section, faults);
        return signing;
    }

    private static void Fill(object part, IConfigurationSection section, FaultsOfKeys faults)
    {
        var known = part.GetType().GetProperties().Where(property => property.CanWrite).ToDictionary(property => property.Name, StringComparer.OrdinalIgnoreCase);
        foreach (var child in section.GetChildren())
        {
            if (known.TryGetValue(child.Key, out var property))
                FillOne(part, property, child, faults);
            else if (!IsKindOrEmpty(part, child))
                faults.At(child.Path, $"is not a key{(part is SigningProfile ? $" of {part}" : "")}; known here are {string.Join(", ", known.Keys)}");
        }
    }

    // A lower layer of settings cannot be removed, only emptied: an empty key of another family is none.
    private static bool IsKindOrEmpty(object part, IConfigurationSection child) =>
        part is SigningProfile && (child.Key.Equals(Kind, StringComparison.OrdinalIgnoreCase) || child.Value == "");

    private static void FillOne(object part, PropertyInfo property, IConfigurationSection child, FaultsOfKeys faults)
    {
        if (property.PropertyType == typeof(SigningProfile))
            return;
        switch (property.GetValue(part))
        {
            case IDictionary<string, string> map:
                foreach (var entry in child.GetChildren())
                    map[entry.Key] = entry.Value ?? "";
                break;
            case IDictionary<string, DictionaryProfile> named:
                foreach (var entry in child.GetChildren())
                    Fill(named[entry.Key] = new DictionaryProfile(), entry, faults);
                break;
            case IList<string> list:
                foreach (var entry in child.GetChildren())
                    list.Add(entry.Value ?? "");
                break;
            case { } nested when property.PropertyType.Assembly == typeof(PlatformProfile).Assembly && property.PropertyType.IsClass:
                Fill(nested, child, faults);
                break;
            default:
                SetValue(part, property, child, faults);
                break;
        }
    }

    private static void SetValue(object part, PropertyInfo property, IConfigurationSection child, FaultsOfKeys faults)
    {
        var type = property.PropertyType;
        try
        {
            var value = TypeDescriptor.GetConverter(type).ConvertFromInvariantString(child.Value ?? "");
            if (type.IsEnum && !Enum.IsDefined(type, value!))
                throw new FormatException();
            property.SetValue(part, value);
        }
        catch (Exception fault) when (fault is FormatException or ArgumentException or NotSupportedException or OverflowException)
        {
            var expected = type.IsEnum ? $"one of {string.Join(", ", Enum.GetNames(type))}" : type == typeof(int) ? "a whole number" : "an absolute URL";
            faults.At(child.Path, $"must be {expected}");
        }
    }
}
