using ChangliBridge.Adapter.Evidence;
using ChangliBridge.Domain.Drawing;
using ChangliBridge.Domain.Drawing.Evidence;
using ChangliBridge.Store;
using Microsoft.Net.Http.Headers;

namespace ChangliBridge.Adapter.Open;

/// <summary>Files that everyone may fetch: made once each and kept until the draw changes, so that an anonymous reader costs no hashing.</summary>
internal sealed class OpenFiles(BundleFile bundles) : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("changli-open-").FullName;

    /// <summary>The sealed bundle of a draw whose seed is known.</summary>
    public Task<IResult> BundleAsync(BridgeDb db, Draw draw, CancellationToken ct) =>
        SendAsync(draw, ("bundle.zip", "application/zip", draw.Version), () => bundles.OpenAsync(db, draw, BundleKind.Sealed, ct), ct);

    /// <summary>leaves.csv, which never changes.</summary>
    public Task<IResult> LeavesAsync(BridgeDb db, Draw draw, CancellationToken ct) =>
        SendAsync(draw, ("leaves.csv", "text/csv; charset=utf-8", 0), () => bundles.OpenLeavesAsync(db, draw, ct), ct);

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private async Task<IResult> SendAsync(Draw draw, (string Name, string Type, int Version) file, Func<Task<Stream>> make, CancellationToken ct)
    {
        var (owner, tag) = ($"{draw.PlanId}-{draw.Number}", $"{draw.PlanId}-{draw.Number}-{file.Version}-{file.Name}");
        var path = Path.Combine(_folder, tag);
        if (!File.Exists(path))
        {
            var draft = $"{path}.{Guid.NewGuid():N}";
            await using (var made = await make())
            await using (var kept = File.Create(draft))
                await made.CopyToAsync(kept, ct);
            File.Move(draft, path, overwrite: true);
        }
        return Results.File(path, file.Type, $"{owner}-{file.Name}", entityTag: new EntityTagHeaderValue($"\"{tag}\""));
    }
}
