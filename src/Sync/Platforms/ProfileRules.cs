namespace ChangliBridge.Sync.Platforms;

/// <summary>What a profile's values must be.</summary>
internal static class ProfileRules
{
    public static void Check(PlatformProfile profile, IReadOnlyDictionary<string, string> operations, FaultsOfKeys faults)
    {
        faults.Unless(profile.BaseUrl is { IsAbsoluteUri: true, Scheme: "http" or "https", Query: "", Fragment: "", UserInfo: "" } url && url.AbsolutePath.EndsWith('/'),
            "BaseUrl", "must be an http or https URL that ends with a slash, without query or user");
        CheckSigning(profile.Signing, faults);
        CheckEnvelope(profile.Envelope, faults);
        CheckPaging(profile.Paging, faults);
        CheckDelivery(profile, faults);
        foreach (var (operation, path) in profile.Paths)
            CheckPath(operation, path, operations, faults);
    }

    private static void CheckSigning(SigningProfile signing, FaultsOfKeys faults)
    {
        faults.Unless(Enum.IsDefined(signing.Kind), "Signing:Kind", $"must be one of {string.Join(", ", Enum.GetNames<SigningKind>())}");
        faults.Unless(IsToken(signing.AppId), "Signing:AppId", "must be visible ASCII without spaces");
        faults.Unless(IsToken(signing.ServiceId), "Signing:ServiceId", "must be visible ASCII without spaces");
        // The value is a key: the sentence must not show it.
        faults.Unless(signing.AppKey.Length == 64 && signing.AppKey.All(char.IsAsciiHexDigit), "Signing:AppKey", "must be 64 hex digits");
        faults.Unless(IsRelative(signing.SecretPath), "Signing:SecretPath", RelativePath);
    }

    private static void CheckEnvelope(EnvelopeProfile envelope, FaultsOfKeys faults)
    {
        (string Key, string Value)[] names = [("Code", envelope.Code), ("Message", envelope.Message), ("Payload", envelope.Payload), ("Total", envelope.Total), ("Rows", envelope.Rows)];
        foreach (var (key, value) in names)
            faults.Unless(value.Length > 0, $"Envelope:{key}", "must name a property");
        faults.Unless(envelope.Success.Count > 0, "Envelope:Success", "must hold at least one code");
        (string Key, IList<string> Codes)[] lists = [("Success", envelope.Success), ("Refused", envelope.Refused), ("Busy", envelope.Busy), ("Unauthorised", envelope.Unauthorised)];
        foreach (var twice in lists.SelectMany(list => list.Codes.Select(code => (list.Key, Code: code))).GroupBy(entry => entry.Code).Where(group => group.Count() > 1))
            faults.Unless(false, $"Envelope:{twice.Last().Key}", $"holds code '{twice.Key}', which already stands in {twice.First().Key}");
    }

    private static void CheckPaging(PagingProfile paging, FaultsOfKeys faults)
    {
        faults.Unless(IsToken(paging.Page), "Paging:Page", "must name a query parameter");
        faults.Unless(IsToken(paging.Size) && paging.Size != paging.Page, "Paging:Size", "must name a query parameter other than Page");
        faults.Unless(IsToken(paging.Since), "Paging:Since", "must name a query parameter");
        faults.Unless(IsToken(paging.After) && paging.After != paging.Since, "Paging:After", "must name a query parameter other than Since");
        faults.Unless(paging.FirstPage is 0 or 1, "Paging:FirstPage", "must be 0 or 1");
        faults.Unless(paging.PageSize is >= 1 and <= 5000, "Paging:PageSize", "must be 1 to 5000");
    }

    private static void CheckDelivery(PlatformProfile profile, FaultsOfKeys faults)
    {
        var (delivery, limits) = (profile.Delivery, profile.Limits);
        faults.Unless(delivery.SettleMilliseconds is >= 0 and <= 600_000, "Delivery:SettleMilliseconds", "must be 0 to 600000");
        faults.Unless(delivery.AttemptBudget is >= 1 and <= 1000, "Delivery:AttemptBudget", "must be 1 to 1000");
        faults.Unless(delivery.Policy != DeliveryPolicy.LookupThenResend || profile.Paths.ContainsKey(Operations.LookUp),
            "Delivery:Policy", $"is LookupThenResend, but Paths:{Operations.LookUp} is missing");
        faults.Unless(limits.Concurrency is >= 1 and <= 64, "Limits:Concurrency", "must be 1 to 64");
        faults.Unless(limits.TimeoutMilliseconds is >= 100 and <= 120_000, "Limits:TimeoutMilliseconds", "must be 100 to 120000");
        faults.Unless(limits.ReplyBytes is >= 4096 and <= 67_108_864, "Limits:ReplyBytes", "must be 4096 to 67108864");
    }

    private static void CheckPath(string operation, string path, IReadOnlyDictionary<string, string> operations, FaultsOfKeys faults)
    {
        faults.Unless(operations.ContainsKey(operation), $"Paths:{operation}", $"is not an operation; known here are {string.Join(", ", operations.Keys)}");
        faults.Unless(IsRelative(path), $"Paths:{operation}", RelativePath);
    }

    private const string RelativePath = "must be a path under BaseUrl, such as records, without a leading slash, '..', '?' or '#'";

    // A path can never lead to another host, whatever a setting says.
    private static bool IsRelative(string path) =>
        path.Length > 0 && path[0] != '/' && path.All(c => char.IsAsciiLetterOrDigit(c) || c is '/' or '-' or '_' or '.' or '~') && !path.Split('/').Contains("..");

    private static bool IsToken(string text) => text.Length > 0 && text.All(c => c is > ' ' and < (char)127);
}
