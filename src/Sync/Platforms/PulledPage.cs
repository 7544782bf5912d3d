using System.Text.Json;
using System.Text.Json.Serialization;

namespace ChangliBridge.Sync.Platforms;

/// <summary>One page of a list, its rows unread: a bad row must not spoil the others.</summary>
/// <param name="Total">How many rows the whole list has.</param>
/// <param name="Rows">The page's rows as they came, each an element that owns its text.</param>
[JsonConverter(typeof(PulledPageConverter))]
internal sealed record PulledPage(int Total, IReadOnlyList<JsonElement> Rows)
{
    /// <summary>The platform's time when it answered; null where it does not say.</summary>
    public DateTimeOffset? AsOf { get; init; }
}
