using System.Buffers.Text;
using System.Text;
using ChangliBridge.Adapter.Tests.Hosting;
using ChangliBridge.Contract.V1;
using ChangliBridge.Domain.Facts;
using ChangliBridge.Store;
using Google.Protobuf;
using Google.Protobuf.Reflection;
using Google.Protobuf.WellKnownTypes;
using Google.Type;
using Grpc.Core;
using Xunit;

namespace ChangliBridge.Adapter.Tests.BadInput;

/// <summary>A list that is asked for with words that nothing can carry is refused, never answered as if there were nothing; the page with the rest.</summary>
public sealed class ListRefusalTests
{
    // What a row may be called is open, or is looked up under its own name.
    private static readonly HashSet<string> Open =
    [
        "ListCreditRecordsRequest.target_code", "ListDeliveriesRequest.business_key_prefix", "RetryDeliveriesRequest.business_key_prefix",
        "ListRevisitsRequest.plan", "ListVisitsRequest.task",
    ];

    private static readonly HashSet<string> Flags = ["validate_only", "open_only", "open", "show_resolved", "show_acknowledged", "grade_unchanged", "unresolved_only", "rated"];

    public static TheoryData<string> Lists => [.. GrpcLink.Methods.Select(method => method.InputType).Where(type => type.FindFieldByName("page_token") is not null).Select(type => type.Name)];

    [Theory, MemberData(nameof(Lists))]
    public async Task Every_wrong_word_of_a_list_is_told_at_once_with_its_page(string list)
    {
        await using var county = await CountyAtWork.WithRegistersAsync(StoreProvider.Sqlite);
        var type = GrpcLink.Methods.Select(method => method.InputType).Single(type => type.Name == list);
        var request = (IMessage)Activator.CreateInstance(type.ClrType)!;
        var wrong = type.Fields.InDeclarationOrder().Where(field => Spoil(request, field)).Select(FaultOf).ToList();

        var refused = await county.Host.RefuseAsync(list == "ReleaseSupervisionActsRequest" ? Official.BureauClerk : Official.Office, request);

        Assert.Equal(wrong.Order(StringComparer.Ordinal), refused.Faults.Select(fault => fault.Split(' ')[0]).Distinct().Order(StringComparer.Ordinal));
        Assert.Equal("caller", refused.Origin);
        Assert.Equal(StatusCode.InvalidArgument, refused.Code);
    }

    [Fact]
    public async Task A_department_that_there_is_not_is_told_as_that_and_not_as_somebody_elses()
    {
        await using var host = await BridgeHost.StartAsync(StoreProvider.Sqlite);
        (await host.RefuseAsync(Official.MarketClerk, new ListTargetGapsRequest { Department = "departments/nobody" })).Is(StatusCode.InvalidArgument, "department FIELD_MALFORMED");
        (await host.RefuseAsync(Official.MarketClerk, new ListTargetGapsRequest { Department = "departments/mzj" })).Is(StatusCode.PermissionDenied, "department NOT_PERMITTED");
        // 县双随机办 inspects nobody: its report would be empty.
        (await host.RefuseAsync(Official.Office, new GetReportRequest { Year = 2023, Department = "departments/ssjb" })).Is(StatusCode.InvalidArgument, "department FIELD_MALFORMED");
    }

    [Theory]
    [InlineData("zz", typeof(ListAuditEntriesRequest), typeof(ListSyncRunsRequest), typeof(ListPartyKeysRequest), typeof(ListReconciliationsRequest), typeof(ListFindingsRequest), typeof(ListEarlyWarningsRequest))]
    [InlineData("zz", typeof(ListRecusalsRequest), typeof(ListInspectionResultsRequest), typeof(ListVisitsRequest), typeof(ListQuarantinedRowsRequest), typeof(ListDutiesRequest))]
    [InlineData("1/x", typeof(ListQuarantinedRowsRequest))]
    [InlineData("2023-11-06|x|2023-11-06|a", typeof(ListDutiesRequest))]
    public async Task A_page_token_of_another_list_is_refused(string key, params System.Type[] lists)
    {
        await using var host = await BridgeHost.StartAsync(StoreProvider.Sqlite);
        foreach (var list in lists)
        {
            var request = (IMessage)Activator.CreateInstance(list)!;
            request.Descriptor.FindFieldByName("page_size").Accessor.SetValue(request, -1);
            request.Descriptor.FindFieldByName("page_token").Accessor.SetValue(request, Base64Url.EncodeToString(Encoding.UTF8.GetBytes(key)));
            (await host.RefuseAsync(Official.Office, request)).Is(StatusCode.InvalidArgument, "page_size FIELD_MALFORMED", "page_token FIELD_MALFORMED");
        }
    }

    [Theory]
    [InlineData("grade", "没有“zz”。请填A、B、C、D之一；不填则不筛选。")]
    [InlineData("department", "没有部门“zz”。请填departments/mzj、departments/scjgj")]
    [InlineData("kind", "没有“zz”。请填item-claim、item-mapping、plan、filing")]
    [InlineData("platform", "没有“zz”。请填provincial、internet-plus之一")]
    public async Task A_refusal_says_what_may_stand_there(string field, string sentence)
    {
        await using var host = await BridgeHost.StartAsync(StoreProvider.Sqlite);
        IMessage request = field == "grade" ? new ListGradesRequest() : new ListDeliveriesRequest();
        request.Descriptor.FindFieldByName(field).Accessor.SetValue(request, "zz");
        Assert.Contains(sentence, (await host.RefuseAsync(Official.Office, request)).Is(StatusCode.InvalidArgument, $"{field} FIELD_MALFORMED").Text);
    }

    [Fact]
    public void Every_kind_that_a_platform_can_learn_can_be_asked_for() =>
        Assert.Equal(typeof(FactKinds).GetFields().Select(kind => kind.GetRawConstantValue()).Order(), FactKinds.All.Order());

    private static string FaultOf(FieldDescriptor field) => field switch
    {
        { IsRepeated: true, FieldType: FieldType.Enum } when field.Name == "kinds" => "kinds[0]",
        { Name: "filter" } => "filter.department",
        _ => field.Name,
    };

    // Puts something wrong into a field; false where nothing can be wrong there.
    private static bool Spoil(IMessage request, FieldDescriptor field)
    {
        if (Open.Contains($"{request.Descriptor.Name}.{field.Name}") || Flags.Contains(field.Name))
            return false;
        if (field.IsRepeated)
        {
            ((System.Collections.IList)field.Accessor.GetValue(request)).Add(System.Enum.ToObject(field.EnumType.ClrType, 99));
            return true;
        }
        field.Accessor.SetValue(request, field switch
        {
            { Name: "page_token" } => "%",
            { Name: "page_size" or "within" or "year" } => -1,
            { FieldType: FieldType.Enum } => System.Enum.ToObject(field.EnumType.ClrType, 99),
            { FieldType: FieldType.String } => "zz",
            { MessageType: { } message } when message == Date.Descriptor => new Date { Year = 2023, Month = 2, Day = 30 },
            { MessageType: { } message } when message == Duration.Descriptor => new Duration { Seconds = -1 },
            _ => new StatisticsFilter { Department = "zz" },
        });
        return true;
    }
}
