using System.Globalization;
using System.Text.Json;
using ChangliBridge.Store.Mirror;

namespace ChangliBridge.Sync.Pull;

/// <summary>Reads the rows of one page, one after the other.</summary>
internal sealed class PageReading<T> where T : class, IMirrored
{
    private readonly RowContract<T> _contract;
    private readonly LeasedRun _leased;
    private readonly RowReader _reader;
    private readonly PageDrift _drift;
    private readonly RowDigest _digest = new();
    private readonly Dictionary<string, T> _rows = new(StringComparer.Ordinal);
    private readonly HashSet<string> _retired = new(StringComparer.Ordinal);
    private readonly List<RowFault> _faults = [];
    private ContentDigest _sum;
    private DateTimeOffset _changedAt;
    private string _lastKey = "";
    private int _count;
    private int _faultsUpToLast;
    private bool _disordered;

    /// <param name="contract">How a row looks.</param>
    /// <param name="leased">The run, at this page.</param>
    public PageReading(RowContract<T> contract, LeasedRun leased)
    {
        (_contract, _leased) = (contract, leased);
        var shape = IsChanges ? contract.ChangeShape : contract.Shape;
        (_reader, _drift) = (new RowReader(shape), new PageDrift(shape));
        if (IsChanges)
            _changedAt = DateTimeOffset.Parse(leased.Cursor.Since, CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind);
    }

    /// <summary>Departures from the contract for which the page is refused.</summary>
    public IReadOnlyList<FieldDrift> Refused => _drift.Refused;

    /// <summary>Fields that the contract does not know.</summary>
    public IReadOnlyList<FieldDrift> NewFields => _drift.NewFields;

    private bool IsChanges => _leased.Kind == RunKind.Changes;

    /// <summary>Takes the next row.</summary>
    public void Take(JsonElement element)
    {
        _count++;
        try
        {
            _reader.Begin(_leased.Id, element);
            if (IsChanges)
                TakeChange();
            else
                TakeRow();
        }
        catch (InvalidOperationException)
        {
            // JSON lets a name or a text escape half a character, which no string can hold.
            _faults.Add(new RowFault(Place, "", RowValue.Escape(element.GetRawText()), "该行含有不完整的字符，请上级平台更正。"));
        }
    }

    /// <summary>The page as one of the whole list.</summary>
    public MirrorPage<T> Whole(int total, DateTimeOffset asOf) => new(total, [.. _rows.Values], _faults) { Digest = _sum, AsOf = asOf, Drifts = NewFields };

    /// <summary>Why the page cannot be one of changes; null if it can.</summary>
    public string? ChangeFault(int total) =>
        _disordered ? PullSentences.Disordered : total > _count && NextCursor == _leased.Cursor ? PullSentences.NoProgress(total) : null;

    /// <summary>
    /// The page as one of changes. It goes on after the last row that has an instant and a key; faulty rows behind that one come again with the next page,
    /// unless there is none.
    /// </summary>
    public MirrorPage<T> Changes(int total, DateTimeOffset asOf)
    {
        var next = total > _count ? NextCursor : null;
        return new MirrorPage<T>(total, [.. _rows.Values], next is null ? _faults : _faults[.._faultsUpToLast])
        {
            AsOf = asOf,
            Drifts = NewFields,
            Retired = [.. _retired],
            Next = next,
        };
    }

    private ChangeCursor NextCursor => _lastKey.Length == 0 ? _leased.Cursor : new ChangeCursor(_changedAt.UtcDateTime.ToString("O", CultureInfo.InvariantCulture), _lastKey);

    private string Place => $"第{_leased.NextPage}页第{_count}行";

    private void TakeRow()
    {
        _drift.See(_reader);
        var row = _contract.Read(_reader);
        if (!_reader.IsFaulty && !_rows.TryAdd(row.Id, row))
            _reader.Refuse(_contract.Key, "同一编号在本页中重复出现，保留第一行，请上级平台更正。");
        if (_reader.IsFaulty)
            _faults.Add(_reader.FaultOf(KeyOfRow() is { } key ? RowValue.Escape(key) : Place)!);
        else
            _sum = _sum.Plus(_digest.Of(row));
    }

    // The list goes by instant and key: a later row of the same key is the newer one.
    private void TakeChange()
    {
        var at = _reader.Instant(RowContract<T>.ChangedAt);
        var (dated, retired, key) = (!_reader.IsFaulty, _reader.OptionalFlag(RowContract<T>.Retired), KeyOfRow());
        if (retired)
            _reader.Id(_contract.Key);
        else
            _drift.See(_reader);
        var row = retired || _reader.IsFaulty ? null : _contract.Read(_reader);
        if (_reader.IsFaulty)
            _faults.Add(_reader.FaultOf(key is null ? Place : RowValue.Escape(key))!);
        if (row is not null && !_reader.IsFaulty)
            Keep(row);
        else if (key is not null)
            Retire(key);
        if (dated && key is not null)
            Pass(at, key);
    }

    private void Keep(T row)
    {
        _retired.Remove(row.Id);
        _rows[row.Id] = row;
    }

    // Retired, or unreadable now: as after a full pull, the row does not serve.
    private void Retire(string key)
    {
        _rows.Remove(key);
        _retired.Add(key);
    }

    private void Pass(DateTimeOffset at, string key)
    {
        _disordered |= at < _changedAt;
        (_changedAt, _lastKey, _faultsUpToLast) = (at, key, _faults.Count);
    }

    private string? KeyOfRow() => _reader.Value(_contract.Key) is { ValueKind: JsonValueKind.String } value && RowValue.Text(value) is { Length: > 0 } key ? key : null;
}
