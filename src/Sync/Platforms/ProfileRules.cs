using ChangliBridge.Store.Ledger;
using ChangliBridge.Sync.Platforms.Signing;

namespace ChangliBridge.Sync.Platforms;

/// <summary>What a profile's values must be.</summary>
internal static class ProfileRules
{
    public static void Check(PlatformProfile profile, IReadOnlyDictionary<string, string> operations, FaultsOfKeys faults)
    {
        faults.Unless(profile.BaseUrl is { IsAbsoluteUri: true, Scheme: "http" or "https", Query: "", Fragment: "", UserInfo: "" } url && url.AbsolutePath.EndsWith('/'),
            "BaseUrl", "must be an http or https URL that ends with a slash, without query or user");
        faults.Unless(profile.Signing is not null, "Signing:Kind", KeyForms.OneOf<SigningKind>());
        profile.Signing?.Check(faults);
        CheckEnvelope(profile.Envelope, faults);
        CheckPaging(profile.Paging, faults);
        CheckDelivery(profile, faults);
        CheckLimits(profile.Limits, faults);
        foreach (var (name, dictionary) in profile.Dictionaries)
            DictionaryRules.Check($"Dictionaries:{name}", dictionary, operations, faults);
        DictionaryRules.CheckTogether(profile.Dictionaries, faults);
        foreach (var (operation, path) in profile.Paths)
            CheckPath(operation, path, operations, faults);
    }

    private static void CheckEnvelope(EnvelopeProfile envelope, FaultsOfKeys faults)
    {
        (string Key, string Value)[] names = [("Code", envelope.Code), ("Message", envelope.Message), ("Payload", envelope.Payload), ("Total", envelope.Total), ("Rows", envelope.Rows)];
        foreach (var (key, value) in names)
            faults.Unless(value.Length > 0 && value.Split('.').All(name => name.Length > 0), $"Envelope:{key}", "must name a property, or properties joined by dots");
        faults.Unless(envelope.Success.Count > 0, "Envelope:Success", "must hold at least one code");
        (string Key, IList<string> Codes)[] lists = [("Success", envelope.Success), ("Refused", envelope.Refused), ("Busy", envelope.Busy), ("Unauthorised", envelope.Unauthorised)];
        foreach (var twice in lists.SelectMany(list => list.Codes.Select(code => (list.Key, Code: code))).GroupBy(entry => entry.Code).Where(group => group.Count() > 1))
            faults.Unless(false, $"Envelope:{twice.Last().Key}", $"holds code '{twice.Key}', which already stands in {twice.First().Key}");
    }

    private static void CheckPaging(PagingProfile paging, FaultsOfKeys faults)
    {
        faults.Unless(IsParameter(paging.Page), "Paging:Page", "must name a query parameter");
        faults.Unless(IsParameter(paging.Size) && paging.Size != paging.Page && paging.Size != paging.Cursor, "Paging:Size", "must name a query parameter other than Page and Cursor");
        faults.Unless(paging.Cursor.Length == 0 || IsParameter(paging.Cursor), "Paging:Cursor", "must name a query parameter");
        faults.Unless(paging.Cursor.Length == 0 == (paging.Next.Length == 0), "Paging:Next", "says where a page has the next cursor: it belongs to Cursor, and Cursor needs it");
        faults.Unless(IsParameter(paging.Since), "Paging:Since", "must name a query parameter");
        faults.Unless(IsParameter(paging.After) && paging.After != paging.Since, "Paging:After", "must name a query parameter other than Since");
        faults.Unless(paging.FirstPage is 0 or 1, "Paging:FirstPage", "must be 0 or 1");
        faults.Unless(paging.PageSize is >= 1 and <= 5000, "Paging:PageSize", "must be 1 to 5000");
    }

    private static void CheckDelivery(PlatformProfile profile, FaultsOfKeys faults)
    {
        var delivery = profile.Delivery;
        faults.Unless(delivery.SettleMilliseconds is >= 0 and <= 600_000, "Delivery:SettleMilliseconds", "must be 0 to 600000");
        faults.Unless(delivery.AttemptBudget is >= 1 and <= 1000, "Delivery:AttemptBudget", "must be 1 to 1000");
        faults.Unless(delivery.Policy != UnknownPolicy.LookupThenResend || profile.Paths.ContainsKey(Operations.LookUp),
            "Delivery:Policy", $"is LookupThenResend, but Paths:{Operations.LookUp} is missing");
    }

    private static void CheckLimits(LimitsProfile limits, FaultsOfKeys faults)
    {
        faults.Unless(limits.Concurrency is >= 1 and <= 64, "Limits:Concurrency", "must be 1 to 64");
        faults.Unless(limits.TimeoutMilliseconds is >= 100 and <= 120_000, "Limits:TimeoutMilliseconds", "must be 100 to 120000");
        faults.Unless(limits.ReplyBytes is >= 4096 and <= 67_108_864, "Limits:ReplyBytes", "must be 4096 to 67108864");
        faults.Unless(limits.BodyBytes is >= 1024 and <= 67_108_864, "Limits:BodyBytes", "must be 1024 to 67108864");
        faults.Unless(limits.RequestsPerSecond is >= 0 and <= 1000, "Limits:RequestsPerSecond", "must be 0 to 1000");
        faults.Unless(limits.RequestsPerSecond <= 0 || limits.Concurrency <= limits.Waiting,
            "Limits:Concurrency", $"must be at most {limits.Waiting} with this RequestsPerSecond and TimeoutMilliseconds: more could not have their turn in half an attempt's time");
        faults.Unless(limits.QuietHours.Length == 0 || QuietHours.Parse(limits.QuietHours) is not null, "Limits:QuietHours", "must be two different times of day, such as 22:00-06:00");
    }

    private static void CheckPath(string operation, string path, IReadOnlyDictionary<string, string> operations, FaultsOfKeys faults)
    {
        faults.Unless(operations.ContainsKey(operation), $"Paths:{operation}", $"is not an operation; known here are {string.Join(", ", operations.Keys)}");
        faults.Unless(KeyForms.IsRelativePath(path), $"Paths:{operation}", KeyForms.RelativePath);
    }

    private static bool IsParameter(string name) => name.Length > 0 && name.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.');
}
