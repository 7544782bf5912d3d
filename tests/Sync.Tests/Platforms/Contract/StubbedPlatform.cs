using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json.Nodes;
using ChangliBridge.Sandbox.Dialects;
using ChangliBridge.Sync.Tests.Pull;
using ChangliBridge.Testing;
using Microsoft.AspNetCore.Builder;
using WireMock;
using WireMock.Matchers;
using WireMock.RequestBuilders;
using WireMock.ResponseBuilders;
using WireMock.Server;
using WireMock.Settings;

namespace ChangliBridge.Sync.Tests.Platforms.Contract;

/// <summary>A platform of a profile as stubs of WireMock. A call that is not signed in the profile's way meets no stub.</summary>
internal sealed class StubbedPlatform : IDisposable
{
    /// <summary>"s3cr3t-of-2023" under HebeiProfile.AppKey, by <c>openssl enc -aes-256-cbc</c>.</summary>
    private const string Sealed = "oKGio6SlpqeoqaqrrK2ur9cN7lJetWdofhIJ4S89DEM=";

    private static readonly IReadOnlyList<string> Tags = [.. Enumerable.Range(1, 5).Select(number => SampleRows.Tag($"标签{number}"))];

    // Exact, whole, without one, and as it is where the platform has none to tell.
    private static readonly IReadOnlyList<string> Grades = [SampleRows.Grade(1, "\"D\"", "63.5"), SampleRows.Grade(2, "\"A\"", "0"), SampleRows.Grade(3, "\"B\""), SampleRows.Grade(4, "\"B\"", "null")];

    private readonly string _profile;
    private readonly Spoken _spoken;
    private readonly WireMockServer _server = WireMockServer.Start(new WireMockServerSettings { PreWireMockMiddlewareInit = app => ((IApplicationBuilder)app).UseDate(() => SteppedClock.DemoStart) });
    private readonly ConcurrentDictionary<string, JsonNode> _records = new();

    public StubbedPlatform(string profile)
    {
        (_profile, _spoken) = (profile, new Spoken(profile));
        _server.Given(Request.Create().WithPath("/province/auth/secret").UsingPost().WithHeader("gjgxjhpt_sign", "*"))
            .RespondWith(Response.Create().WithCallback(_ => Answer("0", new JsonObject { ["secret"] = Sealed, ["secretEndTime"] = 1798624000000 })));
        _server.Given(Signed("/province/tags")).RespondWith(Response.Create().WithCallback(request => Page(Tags, Parameters(request))));
        _server.Given(Signed("/province/credit/grades")).RespondWith(Response.Create().WithCallback(request => Page(Grades, Parameters(request))));
        _server.Given(Signed("/province/results")).RespondWith(Response.Create().WithCallback(request => Take(Pushed(request))));
        _server.Given(Signed("/province/records")).RespondWith(Response.Create().WithCallback(request => LookUp(Parameters(request))));
    }

    public Uri Address => new(_server.Url + "/");

    public void Dispose() => _server.Dispose();

    private IRequestBuilder Signed(string path) => _profile switch
    {
        Dialect.Hebei => Request.Create().WithPath(path).WithHeader("gjgxjhpt_sign", "*").WithHeader("gjgxjhpt_rtime", new RegexMatcher("^[0-9]{13}$")),
        Dialect.Tif => Request.Create().WithPath(path).WithHeader("x-tif-signature", new RegexMatcher("^[0-9a-f]{64}$")).WithHeader("x-tif-timestamp", new RegexMatcher("^[0-9]{10}$")),
        _ => Request.Create().WithPath(path).UsingPost().WithBody(new JmesPathMatcher("data.signData != null")),
    };

    private JsonObject Pushed(IRequestMessage request) =>
        JsonNode.Parse(_profile == Dialect.Sm ? Opened(request) : request.BodyAsBytes!)!.AsObject();

    private Dictionary<string, string> Parameters(IRequestMessage request) => _profile == Dialect.Sm
        ? JsonNode.Parse(Opened(request))!.AsObject().ToDictionary(member => member.Key, member => member.Value!.GetValue<string>())
        : request.Query!.ToDictionary(parameter => parameter.Key, parameter => parameter.Value.Single());

    private static byte[] Opened(IRequestMessage request) =>
        SmMessages.Open(SmKeys.Platform, SmKeys.BridgePoint, request.BodyAsBytes!)?.Plain ?? throw new InvalidOperationException("The bridge did not seal this.");

    private ResponseMessage Page(IReadOnlyList<string> list, Dictionary<string, string> asked)
    {
        var (page, size) = _profile == Dialect.Tif ? (Number(asked["currentpageindex"]) + 1, Number(asked["pagesize"])) : (Number(asked["page"]), Number(asked["size"]));
        var rows = list.Skip((page - 1) * size).Take(size).Select(row => JsonNode.Parse(row));
        return Answer("0", new JsonObject { ["total"] = list.Count, ["rows"] = new JsonArray([.. rows]) });
    }

    private ResponseMessage Take(JsonObject push)
    {
        var (key, revision) = (push["businessKey"]!.GetValue<string>(), push["revision"]!.GetValue<int>());
        if (key.Length == 0)
            return Answer("2001", null, "字段缺失或无效：businessKey");
        _records[$"{key}/{revision}"] = push.DeepClone();
        return Answer("0", new JsonObject { ["businessKey"] = key, ["revision"] = revision, ["receipt"] = "W-1" });
    }

    private ResponseMessage LookUp(Dictionary<string, string> asked) => Answer("0", _records.TryGetValue($"{asked["businessKey"]}/{asked["revision"]}", out var record)
        ? new JsonObject { ["found"] = true, ["record"] = record.DeepClone() }
        : new JsonObject { ["found"] = false });

    private ResponseMessage Answer(string code, JsonNode? payload, string message = "ok") => new()
    {
        StatusCode = 200,
        BodyData = new WireMock.Util.BodyData { DetectedBodyType = WireMock.Types.BodyType.Bytes, BodyAsBytes = _spoken.Envelope(code, message, payload) },
    };

    private static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);
}
