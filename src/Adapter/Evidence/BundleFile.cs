using ChangliBridge.Domain.Drawing;
using ChangliBridge.Domain.Drawing.Evidence;
using ChangliBridge.Domain.Rules;
using ChangliBridge.Store;
using ChangliBridge.Store.Draws;

namespace ChangliBridge.Adapter.Evidence;

/// <summary>
/// Writes a draw's bundle to a temporary file that vanishes when it is closed: memory does not grow with the frame, whoever reads how slowly.
/// One is written at a time, for it keeps all cores busy.
/// </summary>
internal sealed class BundleFile(EvidenceKey key) : IDisposable
{
    private readonly SemaphoreSlim _turn = new(1);

    /// <summary>The bundle, from its beginning; the caller disposes it.</summary>
    /// <exception cref="RuleViolation">Where the seed is not known yet.</exception>
    public Task<Stream> OpenAsync(BridgeDb db, Draw draw, BundleKind kind, CancellationToken ct)
    {
        if (draw.Seed.Length == 0)
            throw new RuleViolation(Rule.WrongState, "name", "尚未抽取，没有证据包。", "请在抽取之后下载。");
        return WriteAsync(db, draw, (file, frozen) => Bundle.Write(file, kind, (frozen, draw.Outcome(frozen), draw.Record()), key.Sign), ct);
    }

    /// <summary>leaves.csv of the bundle, known from the freeze on; the caller disposes it.</summary>
    public Task<Stream> OpenLeavesAsync(BridgeDb db, Draw draw, CancellationToken ct) => WriteAsync(db, draw, Bundle.WriteLeaves, ct);

    public void Dispose() => _turn.Dispose();

    private async Task<Stream> WriteAsync(BridgeDb db, Draw draw, Action<Stream, FrozenDraw> write, CancellationToken ct)
    {
        await _turn.WaitAsync(ct);
        try
        {
            var frozen = await DrawRecords.ThawAsync(db, draw.Id, ct);
            var file = Temporary();
            write(file, frozen);
            file.Position = 0;
            return file;
        }
        finally
        {
            _turn.Release();
        }
    }

    private static FileStream Temporary() => new(Path.GetTempFileName(), new FileStreamOptions
    {
        Mode = FileMode.Create,
        Access = FileAccess.ReadWrite,
        Options = FileOptions.DeleteOnClose | FileOptions.Asynchronous,
    });
}
