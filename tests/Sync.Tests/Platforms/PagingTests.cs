using Xunit;

namespace ChangliBridge.Sync.Tests.Platforms;

public sealed class PagingTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_page_is_asked_for_in_the_platform_names()
    {
        using var province = new ContractProvince();
        province.Answer("/province/registers/targets", 200, """{"code":"0","message":"ok","data":{"total":3,"rows":[{"id":"1"},{"id":"2"}]}}""");

        var pulled = await province.Province.PullAsync("targets", 2, Ct);

        Assert.Equal((3, 2), (pulled.Page!.Total, pulled.Page.Rows.Count));
        Assert.Equal("?page=2&size=200", new Uri(province.LastRequest.Url).Query);
    }

    [Fact]
    public async Task Names_and_the_first_page_follow_the_profile()
    {
        using var province = new ContractProvince(settings =>
        {
            settings["Platforms:InternetPlus:Paging:Page"] = "currentpageindex";
            settings["Platforms:InternetPlus:Paging:Size"] = "pagesize";
            settings["Platforms:InternetPlus:Paging:FirstPage"] = "0";
            settings["Platforms:InternetPlus:Paging:PageSize"] = "50";
            settings["Platforms:InternetPlus:Envelope:Code"] = "status";
            settings["Platforms:InternetPlus:Envelope:Payload"] = "custom";
            settings["Platforms:InternetPlus:Envelope:Total"] = "recordsTotal";
            settings["Platforms:InternetPlus:Envelope:Rows"] = "list";
            settings["Platforms:InternetPlus:Envelope:Success:0"] = "1";
        });
        // The secret's reply has the same envelope.
        province.Answer("/internet-plus/items", 200, """{"status":1,"custom":{"list":[{"code":"11"}],"recordsTotal":1}}""");
        province.Server.Given(WireMock.RequestBuilders.Request.Create().WithPath("/internet-plus/auth/secret")).AtPriority(-1).RespondWith(WireMock.ResponseBuilders.Response.Create()
            .WithBody("""{"status":1,"custom":{"secret":"oKGio6SlpqeoqaqrrK2ur9cN7lJetWdofhIJ4S89DEM=","secretEndTime":1798624000000}}"""));

        var pulled = await province.InternetPlus.PullAsync("supervision-items", 1, Ct);

        Assert.True(pulled.Exchange.Succeeded, pulled.Exchange.Message);
        Assert.Equal("11", pulled.Page!.Rows.Single().GetProperty("code").GetString());
        Assert.Equal("?currentpageindex=0&pagesize=50", new Uri(province.LastRequest.Url).Query);
    }

    [Theory]
    [InlineData("""{"rows":[]}""")]
    [InlineData("""{"total":"3","rows":[]}""")]
    [InlineData("""{"total":-1,"rows":[]}""")]
    [InlineData("""{"total":3}""")]
    [InlineData("""{"total":3,"total":4,"rows":[]}""")]
    [InlineData("""[]""")]
    public async Task A_page_without_its_parts_is_refused_whole(string payload)
    {
        using var province = new ContractProvince();
        province.Answer("/province/tags", 200, $$$"""{"code":"0","message":"ok","data":{{{payload}}}}""");

        var pulled = await province.Province.PullAsync("tags", 1, Ct);

        Assert.Equal((ChangliBridge.Sync.Platforms.Failure.Unreadable, true), (pulled.Exchange.Failure, pulled.Page is null));
    }

    [Fact]
    public async Task A_row_with_a_property_twice_does_not_spoil_its_page()
    {
        using var province = new ContractProvince();
        province.Answer("/province/tags", 200, """{"code":"0","message":"ok","data":{"total":1,"rows":[{"name":"a","name":"b"}]}}""");

        Assert.Single((await province.Province.PullAsync("tags", 1, Ct)).Page!.Rows);
    }

    [Fact]
    public async Task A_read_is_tried_again_and_a_write_is_not()
    {
        using var province = new ContractProvince(settings => settings["Platforms:Provincial:Limits:TimeoutMilliseconds"] = "10000");
        province.Answer("/province/tags", 503, """{"code":"5003","message":"busy"}""");
        province.Answer("/province/results", 503, """{"code":"5003","message":"busy"}""");

        await province.Province.PullAsync("tags", 1, Ct);
        await province.PublishAsync();
        await province.Province.LookUpAsync("k", 1, Ct);

        Assert.Equal((4, 1), (province.Asked("/province/tags"), province.Asked("/province/results")));
        Assert.Equal(1, province.Asked("/province/records"));
    }

    [Fact]
    public async Task Parts_may_be_nested_and_stand_beside_the_payload()
    {
        using var province = new ContractProvince(settings =>
        {
            settings.Sign(("Kind", "Bearer"), ("Token", "t"));
            settings["Platforms:Provincial:Envelope:Code"] = "status.code";
            settings["Platforms:Provincial:Envelope:Message"] = "status.text";
            settings["Platforms:Provincial:Envelope:Total"] = "$.recordsTotal";
            settings["Platforms:Provincial:Envelope:Rows"] = "$.data";
        });
        province.Answer("/province/tags", 200, """{"status":{"code":0,"text":"好"},"recordsTotal":1,"data":[{"name":"a"}]}""");

        var pulled = await province.Province.PullAsync("tags", 1, Ct);

        Assert.True(pulled.Exchange.Succeeded, pulled.Exchange.Message);
        Assert.Equal((1, "a", "好"), (pulled.Page!.Total, pulled.Page.Rows.Single().GetProperty("name").GetString(), pulled.Exchange.Message));
    }

    [Theory]
    [InlineData("""{"status":{"code":"0","code":"2001"},"data":{}}""")]
    [InlineData("""{"status":"0","data":{}}""")]
    [InlineData("""{"status":{},"data":{}}""")]
    public async Task A_nested_code_must_be_one(string reply)
    {
        using var province = new ContractProvince(settings =>
        {
            settings.Sign(("Kind", "Bearer"), ("Token", "t"));
            settings["Platforms:Provincial:Envelope:Code"] = "status.code";
        });
        province.Answer("/province/results", 200, reply);

        Assert.Equal(ChangliBridge.Sync.Platforms.Failure.Unreadable, (await province.PublishAsync()).Failure);
    }
}
