using System.Security.Cryptography;
using System.Text;
using ChangliBridge.Sync.Platforms;

namespace ChangliBridge.Sync.Reconciling;

/// <summary>Counts the lines of a list by kind, with a digest a kind, to hold them against what the platform counts itself.</summary>
internal sealed class KeyTally : IDisposable
{
    /// <summary>More kinds than any platform has: a list that names more is no list of ours.</summary>
    private const int MostKinds = 100;

    private readonly Dictionary<string, (int Count, IncrementalHash Digest)> _kinds = new(StringComparer.Ordinal);

    /// <summary>Lines of all kinds.</summary>
    public int Total { get; private set; }

    /// <summary>Counts a line.</summary>
    /// <exception cref="ListUnusable">It is of one kind too many.</exception>
    public void Add(HeldKey line)
    {
        if (!_kinds.TryGetValue(line.Kind, out var kind))
            kind = _kinds.Count < MostKinds ? (0, IncrementalHash.CreateHash(HashAlgorithmName.SHA256)) : throw ListUnusable.Contradicts(ReconciliationSentences.Unreadable);
        kind.Digest.AppendData(Encoding.UTF8.GetBytes($"{line.BusinessKey}\t{line.Revision}\n"));
        _kinds[line.Kind] = (kind.Count + 1, kind.Digest);
        Total++;
    }

    /// <summary>A kind that the platform counts otherwise than it lists it; null where the two agree.</summary>
    public string? Contradiction(CountsReply counts)
    {
        var theirs = counts.Kinds.GroupBy(kind => kind.Kind).ToDictionary(group => group.Key, group => group.First());
        if (theirs.Count != counts.Kinds.Count)
            return counts.Kinds[0].Kind;
        return _kinds.Keys.Union(theirs.Keys).FirstOrDefault(kind => !Agree(theirs.GetValueOrDefault(kind), _kinds.TryGetValue(kind, out var listed) ? listed : null));
    }

    public void Dispose()
    {
        foreach (var (_, digest) in _kinds.Values)
            digest.Dispose();
    }

    private static bool Agree(CountsReply.OfKind? counted, (int Count, IncrementalHash Digest)? listed) =>
        (counted?.Count ?? 0) == (listed?.Count ?? 0)
        && (counted?.Digest is null || listed is null || counted.Digest == Convert.ToHexStringLower(listed.Value.Digest.GetCurrentHash()));
}
