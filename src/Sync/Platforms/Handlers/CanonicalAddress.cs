namespace ChangliBridge.Sync.Platforms.Handlers;

/// <summary>Where Refit's interfaces believe they speak to; <see cref="PathHandler"/> replaces it. No such host can exist, so nothing unmapped ever leaves.</summary>
internal static class CanonicalAddress
{
    public static readonly Uri Root = new("http://canonical.invalid");

    /// <summary>The canonical operation of a request, kept when its address becomes the platform's.</summary>
    public static readonly HttpRequestOptionsKey<string> Operation = new("changli.operation");
}
