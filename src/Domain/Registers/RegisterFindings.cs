namespace ChangliBridge.Domain.Registers;

/// <summary>导入核对: everything found in an imported file, at once. A fault refuses the whole file; a warning keeps the row.</summary>
public sealed class RegisterFindings
{
    private readonly List<RegisterNote> _faults = [];
    private readonly List<RegisterNote> _warnings = [];
    private readonly Dictionary<string, int> _lines = [];

    /// <summary>What is wrong, in the order of the file.</summary>
    public IReadOnlyList<RegisterNote> Faults => _faults;

    /// <summary>What is doubtful and kept as it is.</summary>
    public IReadOnlyList<RegisterNote> Warnings => _warnings;

    /// <summary>Notes a fault.</summary>
    public void Fault(int line, string field, string text) => _faults.Add(new RegisterNote(line, field, text));

    /// <summary>Notes a warning.</summary>
    public void Warn(int line, string field, string text) => _warnings.Add(new RegisterNote(line, field, text));

    /// <summary>Notes a fault where a text is missing, longer than <paramref name="most"/> characters or holds control characters.</summary>
    public bool RequireText(int line, string field, string text, int most = 200)
    {
        if (text.Length == 0)
            Fault(line, field, "未填写，请填写。");
        else
            CheckText(line, field, text, most);
        return text.Length > 0;
    }

    /// <summary>Notes a fault where a text that may be empty is too long or holds control characters.</summary>
    public void CheckText(int line, string field, string text, int most = 200)
    {
        if (text.Length > most || text.Any(char.IsControl))
            Fault(line, field, $"超过{most}个字符或含有控制字符，请缩短并删除不可见字符。");
    }

    /// <summary>Notes a fault where a key stands in the file twice.</summary>
    public void RequireOnce(int line, string field, string key)
    {
        if (key.Length > 0 && !_lines.TryAdd(key, line))
            Fault(line, field, $"“{key}”与第{_lines[key]}行重复，请只留一行。");
    }
}
