using System.Globalization;
using System.Text.Json;
using ChangliBridge.Sandbox.Faults;
using ChangliBridge.Sandbox.Ledger;
using ChangliBridge.Sandbox.Seeding;

namespace ChangliBridge.Sandbox.Gateway;

/// <summary>What both platforms have in common: the signed door, secrets, pushes into the ledger, and looking a record up.</summary>
internal sealed class PlatformEndpoints(string platform, IDoor door, DeliveryLedger ledger, StruckRequests struck, TimeProvider clock)
{
    private readonly PeriodList held = new(platform, ledger);

    /// <summary>Maps GET records, records/counts and records/keys, and POST auth/secret where the door opens to secrets.</summary>
    public void MapGateway(RouteGroupBuilder routes)
    {
        if (door is GatewayDoor gateway)
            routes.MapPost("/auth/secret", (HttpRequest request) => gateway.CheckApplication(request) is { } refusal ? Envelope.Refuse(refusal) : Secret(gateway));
        routes.MapGet("/records", (HttpContext http, CancellationToken gone) => LookUpAsync(http, gone));
        routes.MapGet("/records/counts", (HttpRequest request) => Guarded(request, () => held.Counts(request)));
        routes.MapGet("/records/keys", (HttpRequest request) => Guarded(request, () => held.Keys(request)));
    }

    public void MapPull(RouteGroupBuilder routes, string path, ProvinceList list) =>
        routes.MapGet(path, (HttpRequest request) => Guarded(request, () => new PagedRows(list, struck.Lists, clock).Page(request)));

    /// <summary>Maps the list of what changed in a list.</summary>
    public void MapChanges(RouteGroupBuilder routes, string path, ProvinceList list) =>
        routes.MapGet(path, (HttpRequest request) => Guarded(request, () => new PagedRows(list, struck.Lists, clock).Changes(request)));

    /// <summary>Maps the push of a kind; <paramref name="fault"/> names the first field of its body that the platform refuses, or null.</summary>
    public void MapPush(RouteGroupBuilder routes, string path, string kind, Func<JsonElement, string?>? fault = null) =>
        routes.MapPost(path, (HttpContext http, CancellationToken gone) => PushAsync(http, (kind, fault), gone));

    private IResult Guarded(HttpRequest request, Func<IResult> answer) =>
        door.Check(request) is { } refusal ? Envelope.Refuse(refusal) : answer();

    private static IResult Secret(GatewayDoor gateway)
    {
        var secret = gateway.Issue();
        return Envelope.Ok(new { secret = gateway.Seal(secret), secretEndTime = secret.EndsAt.ToUnixTimeMilliseconds() });
    }

    private async Task<IResult> LookUpAsync(HttpContext http, CancellationToken gone)
    {
        if (door.Check(http.Request) is { } closed)
            return Envelope.Refuse(closed);
        var key = http.Request.Query["businessKey"].ToString();
        if (key.Length == 0)
            return Envelope.Refuse(PlatformRefusal.FieldInvalid("businessKey"));
        if (!int.TryParse(http.Request.Query["revision"], out var revision))
            return Envelope.Refuse(PlatformRefusal.FieldInvalid("revision"));
        var (fault, answer) = await struck.MeetAsync(http, (FaultStage.LookUp, "", key), gone);
        if (answer is not null)
            return answer;
        var lag = fault is { Name: FaultNames.LookUpLag } late ? TimeSpan.FromMilliseconds(int.Parse(late.Value, CultureInfo.InvariantCulture)) : TimeSpan.Zero;
        if (ledger.Find(platform, key, revision, lag) is not { } found)
            return Envelope.Ok(new { found = false });
        if (fault is { Name: FaultNames.LookUpCrossed })
            found = found with { BusinessKey = "another" };
        if (fault is { Name: FaultNames.LookUpOtherDigest })
            found = found with { Body = JsonSerializer.SerializeToElement(new { changed = true }) };
        return Envelope.Ok(new { found = true, record = new { found.BusinessKey, found.Revision, found.Kind, found.Body, found.AcceptedAt } });
    }

    private async Task<IResult> PushAsync(HttpContext http, (string Kind, Func<JsonElement, string?>? Fault) form, CancellationToken gone)
    {
        var kind = form.Kind;
        if (door.Check(http.Request) is { } closed)
            return Envelope.Refuse(closed);
        var (push, refusal) = await ReadAsync(http.Request, kind, gone);
        if (push is null)
            return Envelope.Refuse(refusal!);
        if (form.Fault?.Invoke(push.Body) is { } field)
            return Envelope.Refuse(PlatformRefusal.FieldInvalid($"body.{field}"));
        if ((await struck.MeetAsync(http, (FaultStage.BeforeCommit, kind, push.BusinessKey), gone)).Answer is { } untaken)
            return untaken;
        ledger.Accept(new LedgerRecord
        {
            Platform = platform,
            BusinessKey = push.BusinessKey,
            Revision = push.Revision,
            Kind = kind,
            Body = push.Body,
            Digest = push.Digest,
            AcceptedAt = clock.GetUtcNow(),
        });
        var (fault, answer) = await struck.MeetAsync(http, (FaultStage.AfterCommit, kind, push.BusinessKey), gone);
        var key = fault is { Name: FaultNames.CommitThenCrossedReceipt } ? "another" : push.BusinessKey;
        return answer ?? Envelope.Ok(new { BusinessKey = key, push.Revision, receipt = push.Digest[..16] });
    }

    private static async Task<(PushBody? Push, PlatformRefusal? Refusal)> ReadAsync(HttpRequest request, string kind, CancellationToken gone)
    {
        try
        {
            return PushBody.Read(await JsonSerializer.DeserializeAsync<JsonElement>(request.Body, Wire.Json, gone), kind);
        }
        catch (JsonException)
        {
            return (null, PlatformRefusal.FieldInvalid("$"));
        }
    }
}
