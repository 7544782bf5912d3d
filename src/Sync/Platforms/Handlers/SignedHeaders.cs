namespace ChangliBridge.Sync.Platforms.Handlers;

/// <summary>Headers that are written anew each time a request is signed.</summary>
internal static class SignedHeaders
{
    /// <summary>Sets a header, replacing an earlier one.</summary>
    public static void Set(HttpRequestMessage request, string name, string value)
    {
        request.Headers.Remove(name);
        request.Headers.TryAddWithoutValidation(name, value);
    }
}
