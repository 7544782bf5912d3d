using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using ChangliBridge.Sandbox.Ledger;

namespace ChangliBridge.Sandbox.Gateway;

/// <summary>What a platform accepted in a period (DATA_CHECK): counted by kind, and listed key by key.</summary>
internal sealed class PeriodList(string platform, DeliveryLedger ledger)
{
    public IResult Counts(HttpRequest request) => Of(request, held => Envelope.Ok(new { kinds = held.GroupBy(entry => entry.Record.Kind).Select(CountOf).ToArray() }));

    public IResult Keys(HttpRequest request) => Of(request, held => PagedRows.Page(request, held, RowOf));

    private IResult Of(HttpRequest request, Func<IReadOnlyList<HeldRecord>, IResult> answer)
    {
        if (!TryRead(request, "from", out var from))
            return Envelope.Refuse(PlatformRefusal.FieldInvalid("from"));
        if (!TryRead(request, "to", out var to) || to < from)
            return Envelope.Refuse(PlatformRefusal.FieldInvalid("to"));
        return answer(ledger.Held(platform, from, to));
    }

    private static object CountOf(IGrouping<string, HeldRecord> kind) => new { kind = kind.Key, count = kind.Count(), digest = Digest(kind) };

    private static object RowOf(HeldRecord held) => new
    {
        held.Record.BusinessKey,
        held.Record.Revision,
        held.Record.Kind,
        held.Record.Digest,
        held.Record.AcceptedAt,
        held.Accepted,
    };

    private static string Digest(IEnumerable<HeldRecord> held) => Convert.ToHexStringLower(SHA256.HashData(
        Encoding.UTF8.GetBytes(string.Concat(held.Select(entry => $"{entry.Record.BusinessKey}\t{entry.Record.Revision}\n")))));

    private static bool TryRead(HttpRequest request, string name, out DateTimeOffset instant) =>
        DateTimeOffset.TryParse(request.Query[name], CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind, out instant);
}
