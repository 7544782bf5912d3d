using System.Text.Json;
using ChangliBridge.Store.Mirror;

namespace ChangliBridge.Sync.Pull;

/// <summary>
/// Watches a page for 结构漂移. A field that every row lacks or has retyped is the list's fault and not the rows': setting thousands of rows aside would hide it.
/// On a page of very few rows the two cannot be told apart; then the rows are set aside, and the shrink guard watches the sum.
/// </summary>
internal sealed class PageDrift(RowShape shape)
{
    private const int FewestRows = 5;
    private const int MostNewFields = 50;

    private readonly Dictionary<string, (int Rows, string Sample)> _new = [];
    private uint _missing = uint.MaxValue;
    private uint _retyped = uint.MaxValue;
    private string[]? _samples;
    private int _rows;

    /// <summary>Fields that the contract does not know.</summary>
    public IReadOnlyList<FieldDrift> NewFields => _new.Count == 0 ? [] : [.. _new.Select(seen => new FieldDrift(seen.Key, DriftKind.NewField, seen.Value.Rows, seen.Value.Sample))];

    /// <summary>Required fields that every row lacks, and fields that every row has retyped: with any, the page is refused.</summary>
    public IReadOnlyList<FieldDrift> Refused => _rows < FewestRows || (_missing | _retyped) == 0
        ? []
        : [.. shape.NamesOf(_missing).Select(name => new FieldDrift(name, DriftKind.MissingField, _rows, "")),
           .. shape.NamesOf(_retyped).Select(name => new FieldDrift(name, DriftKind.RetypedField, _rows, _samples![shape.IndexOf(name)]))];

    /// <summary>Takes the row at which the reader stands.</summary>
    public void See(RowReader row)
    {
        _rows++;
        (_missing, _retyped) = (_missing & row.Missing, _retyped & row.Retyped);
        if (_rows == 1 && row.Retyped != 0)
            _samples = [.. shape.Fields.Select(field => ValueShape.Of(row.Value(field.Name)))];
        foreach (var property in row.Unknown)
            See(property);
    }

    private void See(JsonProperty property)
    {
        var name = RowValue.Escape(property.Name);
        if (_new.TryGetValue(name, out var known))
            _new[name] = (known.Rows + 1, known.Sample);
        else if (_new.Count < MostNewFields)
            _new[name] = (1, ValueShape.Of(property.Value));
    }
}
