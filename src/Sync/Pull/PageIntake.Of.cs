using System.Text.Json;
using ChangliBridge.Store.Mirror;
using ChangliBridge.Sync.Platforms;

namespace ChangliBridge.Sync.Pull;

/// <summary>The intake of one kind of row.</summary>
/// <param name="key">The field that holds a row's key.</param>
/// <param name="read">Reads a row; its fault stays with the reader.</param>
/// <param name="builder">Stores it.</param>
internal sealed class PageIntake<T>(string key, Func<RowReader, T> read, SnapshotBuilder<T> builder) : PageIntake where T : class, IMirrored
{
    public override Task<PageOutcome> TakeAsync(LeasedRun leased, PulledPage page, TimeSpan lease, CancellationToken ct) =>
        builder.TakeAsync(leased, Read(leased, page), lease, ct);

    public override Task<PageOutcome> PostponeAsync(LeasedRun leased, string why, CancellationToken ct) => builder.PostponeAsync(leased, why, ct);

    public override Task<PageOutcome> FailAsync(LeasedRun leased, string why, CancellationToken ct) => builder.FailAsync(leased, why, ct);

    public override Task<PageOutcome> ReleaseAsync(LeasedRun leased, CancellationToken ct) => builder.ReleaseAsync(leased, ct);

    public override Task SweepAsync(string job, CancellationToken ct) => builder.SweepAsync(job, ct);

    private MirrorPage<T> Read(LeasedRun leased, PulledPage page)
    {
        var rows = new Dictionary<string, T>(StringComparer.Ordinal);
        var faults = new List<RowFault>();
        for (var i = 0; i < page.Rows.Count; i++)
        {
            var place = $"第{leased.NextPage}页第{i + 1}行";
            if (ReadOne(leased.Id, page.Rows[i], place, rows) is { } fault)
                faults.Add(fault);
        }
        return new MirrorPage<T>(page.Total, [.. rows.Values], faults);
    }

    private RowFault? ReadOne(long snapshot, JsonElement element, string place, Dictionary<string, T> rows)
    {
        try
        {
            var reader = new RowReader(snapshot, element);
            var row = read(reader);
            if (reader.FaultOf(place) is null && !rows.TryAdd(row.Id, row))
                reader.Refuse(key, "同一编号在本页中重复出现，保留第一行，请上级平台更正。");
            return reader.FaultOf(KeyOf(element) ?? place);
        }
        catch (InvalidOperationException)
        {
            // JSON lets a name or a text escape half a character, which no string can hold.
            return new RowFault(place, "", RowValue.Escape(element.GetRawText()), "该行含有不完整的字符，请上级平台更正。");
        }
    }

    private string? KeyOf(JsonElement row) =>
        row.ValueKind == JsonValueKind.Object && row.TryGetProperty(key, out var value) && value.ValueKind == JsonValueKind.String ? RowValue.Escape(value) : null;
}
