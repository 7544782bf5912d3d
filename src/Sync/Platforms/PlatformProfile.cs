using ChangliBridge.Sync.Platforms.Signing;

namespace ChangliBridge.Sync.Platforms;

/// <summary>
/// How one real platform speaks the canonical contract: settings section <c>Platforms:Provincial</c> or <c>Platforms:InternetPlus</c>.
/// A county adapts by editing this, not code. See docs/platforms.md.
/// </summary>
internal sealed record PlatformProfile
{
    /// <summary>Where every path begins; http or https, ends with a slash.</summary>
    public Uri? BaseUrl { get; init; }

    /// <summary>Who the bridge is to the platform; null where the section names no family.</summary>
    public SigningProfile? Signing { get; init; }

    /// <summary>Where a reply keeps its parts, and what its codes mean.</summary>
    public EnvelopeProfile Envelope { get; init; } = new();

    /// <summary>How lists are asked for.</summary>
    public PagingProfile Paging { get; init; } = new();

    /// <summary>What may be done after an unknown outcome.</summary>
    public DeliveryProfile Delivery { get; init; } = new();

    /// <summary>How much the platform bears.</summary>
    public LimitsProfile Limits { get; init; } = new();

    /// <summary>How the platform writes codes, by a name for each code list; where there is none for a field, codes go as they are.</summary>
    public IDictionary<string, DictionaryProfile> Dictionaries { get; init; } = new Dictionary<string, DictionaryProfile>(StringComparer.Ordinal);

    /// <summary>A path under <see cref="BaseUrl"/> for each canonical operation; an operation without one is off.</summary>
    public IDictionary<string, string> Paths { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);
}
