namespace ChangliBridge.Domain.Rules;

/// <summary>Collects everything wrong (错误清单) before an act, so that the caller learns all of it at once.</summary>
public sealed class FaultList
{
    private readonly List<Fault> _faults = [];

    /// <summary>Whether anything is wrong so far.</summary>
    public bool Any => _faults.Count > 0;

    /// <summary>Everything noted, in the order found (已记录的错误).</summary>
    public IReadOnlyList<Fault> All => _faults;

    /// <summary>Notes a fault.</summary>
    public void Add(Rule rule, string field, string reason, string remedy) => _faults.Add(new Fault(rule, field, reason, remedy));

    /// <summary>Notes what another check found.</summary>
    public void AddRange(FaultList others) => _faults.AddRange(others._faults);

    /// <summary>Notes a fault unless <paramref name="holds"/>.</summary>
    /// <returns><paramref name="holds"/>, so that checks which need it can follow.</returns>
    public bool Require(bool holds, Fault otherwise)
    {
        if (!holds)
            _faults.Add(otherwise);
        return holds;
    }

    /// <summary>Notes a fault where a text is missing, longer than <paramref name="most"/> characters or holds control characters.</summary>
    public bool RequireText(string field, string text, int most = 200) =>
        Require(!string.IsNullOrWhiteSpace(text), new Fault(Rule.FieldRequired, field, "未填写。", "请填写该字段。"))
        && Require(text.Length <= most && !text.Any(char.IsControl), new Fault(Rule.FieldMalformed, field, $"超过{most}个字符或含有控制字符。", "请缩短并删除不可见字符。"));

    /// <summary>Notes a fault where a text that will be disclosed (公示) or told to a platform is not in form, or holds a person's identity or mobile number.</summary>
    public bool RequirePublicText(string field, string text, int most) =>
        RequireText(field, text, most)
        && Require(!PersonalNumbers.Any(text), new Fault(Rule.NoPersonalNumber, field, "含有身份证号或手机号。", "此内容将公示或报送上级平台，请删除个人信息。"));

    /// <summary>Stops the act where anything is wrong.</summary>
    /// <exception cref="RuleViolation">With every fault noted.</exception>
    public void ThrowIfAny()
    {
        if (_faults.Count > 0)
            throw new RuleViolation(_faults);
    }
}
