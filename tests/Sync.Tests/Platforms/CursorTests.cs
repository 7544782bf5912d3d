using System.Collections.Concurrent;
using System.Globalization;
using WireMock;
using WireMock.RequestBuilders;
using WireMock.ResponseBuilders;
using Xunit;

namespace ChangliBridge.Sync.Tests.Platforms;

/// <summary>A platform that pages by cursors: of five rows two a page.</summary>
public sealed class CursorTests
{
    private const int Rows = 5;
    private const int Size = 2;

    private readonly ConcurrentQueue<string> _asked = new();

    private string _generation = "g1";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_way_goes_from_cursor_to_cursor_and_ends_without_rows()
    {
        using var province = Open();

        for (var page = 1; page <= 4; page++)
            Assert.Equal(Expected(page), await NamesAsync(province, page));

        Assert.Equal(["", "g1-2", "g1-4"], _asked);
    }

    [Fact]
    public async Task A_page_is_asked_for_again_by_its_own_cursor()
    {
        using var province = Open();
        await NamesAsync(province, 1);
        await NamesAsync(province, 2);

        Assert.Equal(Expected(2), await NamesAsync(province, 2));
        Assert.Equal(["", "g1-2", "g1-2"], _asked);
    }

    [Fact]
    public async Task A_run_that_stands_at_a_page_finds_the_way_to_it_after_a_restart()
    {
        using var province = Open();

        Assert.Equal(Expected(3), await NamesAsync(province, 3));
        Assert.Equal(["", "g1-2", "g1-4"], _asked);
    }

    [Fact]
    public async Task A_cursor_that_is_no_longer_taken_is_found_anew()
    {
        using var province = Open();
        await NamesAsync(province, 1);
        _generation = "g2";

        Assert.Null((await province.Province.PullAsync("tags", 2, Ct)).Page);
        Assert.Equal(Expected(2), await NamesAsync(province, 2));

        Assert.Equal(["", "g1-2", "", "g2-2"], _asked);
    }

    private ContractProvince Open()
    {
        var province = new ContractProvince(settings =>
        {
            settings.Sign(("Kind", "Bearer"), ("Token", "t"));
            settings["Platforms:Provincial:Paging:Cursor"] = "after";
            settings["Platforms:Provincial:Paging:Next"] = "next.cursor";
            settings["Platforms:Provincial:Paging:PageSize"] = Size.ToString(CultureInfo.InvariantCulture);
        });
        province.Server.Given(Request.Create().WithPath("/province/tags")).RespondWith(Response.Create().WithCallback(Answer));
        return province;
    }

    private ResponseMessage Answer(IRequestMessage request)
    {
        var cursor = request.Query!.TryGetValue("after", out var after) ? after.Single() : "";
        _asked.Enqueue(cursor);
        if (cursor.Length > 0 && !cursor.StartsWith(_generation + "-", StringComparison.Ordinal))
            return Reply(410, """{"code":"2001","message":"cursor gone"}""");
        var first = cursor.Length == 0 ? 0 : int.Parse(cursor.Split('-')[1], CultureInfo.InvariantCulture);
        var next = first + Size < Rows ? $$"""{"cursor":"{{_generation}}-{{first + Size}}"}""" : "null";
        var rows = string.Join(',', Enumerable.Range(first, Math.Min(Size, Rows - first)).Select(row => $$"""{"name":"{{row}}"}"""));
        return Reply(200, $$$"""{"code":"0","message":"ok","data":{"total":{{{Rows}}},"rows":[{{{rows}}}],"next":{{{next}}}}}""");
    }

    private static ResponseMessage Reply(int status, string body) =>
        new() { StatusCode = status, BodyData = new WireMock.Util.BodyData { DetectedBodyType = WireMock.Types.BodyType.String, BodyAsString = body } };

    private static async Task<IEnumerable<string?>> NamesAsync(ContractProvince province, int page)
    {
        var pulled = await province.Province.PullAsync("tags", page, Ct);
        Assert.True(pulled.Exchange.Succeeded, $"{page}: {pulled.Exchange.HttpStatus} {pulled.Exchange.Message}");
        Assert.Equal(Rows, pulled.Page!.Total);
        return pulled.Page.Rows.Select(row => row.GetProperty("name").GetString());
    }

    private static IEnumerable<string?> Expected(int page) => Enumerable.Range((page - 1) * Size, Size).Where(row => row < Rows).Select(row => row.ToString(CultureInfo.InvariantCulture));
}
