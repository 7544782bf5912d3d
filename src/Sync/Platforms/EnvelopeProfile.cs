namespace ChangliBridge.Sync.Platforms;

/// <summary>Profile part <c>Envelope</c>: names of properties, joined by dots where they are nested, and codes as text, compared whole.</summary>
internal sealed record EnvelopeProfile
{
    /// <summary>Where the code is.</summary>
    public string Code { get; init; } = "code";

    /// <summary>Where the message is.</summary>
    public string Message { get; init; } = "message";

    /// <summary>Where what was asked for is.</summary>
    public string Payload { get; init; } = "data";

    /// <summary>Where a page says how many rows the whole list has: inside <see cref="Payload"/>, or from the reply's beginning with <c>$.</c> before it.</summary>
    public string Total { get; init; } = "total";

    /// <summary>Where a page's rows are, like <see cref="Total"/>.</summary>
    public string Rows { get; init; } = "rows";

    /// <summary>Codes that mean done. At least one.</summary>
    public IList<string> Success { get; init; } = [];

    /// <summary>Codes that mean refused for what the request says.</summary>
    public IList<string> Refused { get; init; } = [];

    /// <summary>Codes that mean not processed, come again.</summary>
    public IList<string> Busy { get; init; } = [];

    /// <summary>Codes of the gateway: secret, signature or clock.</summary>
    public IList<string> Unauthorised { get; init; } = [];

    /// <summary>What a code means under an HTTP status. A success code under an HTTP error is not believed.</summary>
    public CodeMeaning MeaningOf(string code, bool httpSuccess) =>
        Success.Contains(code) ? (httpSuccess ? CodeMeaning.Success : CodeMeaning.Unknown)
        : Refused.Contains(code) ? CodeMeaning.Refused
        : Busy.Contains(code) ? CodeMeaning.Busy
        : Unauthorised.Contains(code) ? CodeMeaning.Unauthorised
        : CodeMeaning.Unknown;
}
