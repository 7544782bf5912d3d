namespace ChangliBridge.Sync.Platforms.Signing;

/// <summary>What the values of keys look like, and how that is said.</summary>
internal static class KeyForms
{
    /// <summary>For <see cref="IsToken"/>.</summary>
    public const string Token = "must be visible ASCII without spaces";

    /// <summary>For <see cref="IsRelativePath"/>.</summary>
    public const string RelativePath = "must be a path under BaseUrl, such as records, without a leading slash, '..', '?' or '#'";

    /// <summary>Visible ASCII, at least one character.</summary>
    public static bool IsToken(string text) => text.Length > 0 && text.All(c => c is > ' ' and < (char)127);

    /// <summary>So many hex digits.</summary>
    public static bool IsHex(string text, int digits) => text.Length == digits && text.All(char.IsAsciiHexDigit);

    /// <summary>A path that can never lead to another host, whatever a setting says.</summary>
    public static bool IsRelativePath(string path) =>
        path.Length > 0 && path[0] != '/' && path.All(c => char.IsAsciiLetterOrDigit(c) || c is '/' or '-' or '_' or '.' or '~') && !path.Split('/').Contains("..");

    /// <summary>For an enum.</summary>
    public static string OneOf<T>() where T : struct, Enum => $"must be one of {string.Join(", ", Enum.GetNames<T>())}";
}
