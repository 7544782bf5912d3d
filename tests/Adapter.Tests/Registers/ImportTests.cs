using ChangliBridge.Adapter.Tests.Hosting;
using ChangliBridge.Contract.V1;
using ChangliBridge.Store;
using ChangliBridge.Testing;
using Grpc.Core;
using Xunit;
using Delivery = ChangliBridge.Store.Ledger.Delivery;
using InspectorLine = ChangliBridge.Contract.V1.ImportInspectorsRequest.Types.InspectorLine;
using ItemLine = ChangliBridge.Contract.V1.ImportItemsRequest.Types.ItemLine;
using Kind = ChangliBridge.Contract.V1.RegisterGap.Types.Kind;
using MappingLine = ChangliBridge.Contract.V1.ImportItemMappingsRequest.Types.MappingLine;
using TargetLine = ChangliBridge.Contract.V1.ImportTargetsRequest.Types.TargetLine;

namespace ChangliBridge.Adapter.Tests.Registers;

/// <summary>Registers from files, and 应纳尽纳.</summary>
public sealed class ImportTests
{
    [Theory, BothDatabases]
    public async Task A_list_of_targets_is_checked_stored_whole_and_compared_both_ways(StoreProvider provider)
    {
        await using var county = await CountyAtWork.WithRegistersAsync(provider);
        var known = Register.CreditCodeOf(1);
        var request = new ImportTargetsRequest
        {
            Targets =
            {
                new TargetLine { Line = 2, Title = "昌黎测试食品店ent-a1", CreditCode = known, RegistrationState = "已成立" },
                new TargetLine { Line = 3, Title = "改名的店", CreditCode = Register.CreditCodeOf(2) },
                new TargetLine { Line = 4, Title = "省里没有的店", CreditCode = "91350203M0001QAY9B", RegisteredOn = new() { Year = 2020, Month = 2, Day = 29 } },
                new TargetLine { Line = 5, Title = "馕", Type = "产品", RegistrationNumber = "CP-1" },
            },
        };
        var check = request.Clone();
        check.ValidateOnly = true;
        var before = await Fingerprint.OfAsync(county.Host.Store);
        var checkedReport = await county.Host.AskAsync<ImportReport>(Official.BureauClerk, check);
        Assert.Equal((false, 4, 4, 0, 1), (checkedReport.Stored, checkedReport.Rows, checkedReport.Added, checkedReport.FaultCount, checkedReport.WarningCount));
        Assert.Equal(before, await Fingerprint.OfAsync(county.Host.Store));

        var report = await county.Host.AskAsync<ImportReport>(Official.BureauClerk, request);
        Assert.Equal((true, 4, 0, 0, 0), (report.Stored, report.Added, report.Changed, report.Removed, report.Unchanged));
        Assert.Equal((4, "credit_code"), (report.Warnings[0].Line, report.Warnings[0].Field));
        Assert.Equal(report, await county.Host.AskAsync<ImportReport>(Official.BureauClerk, request));

        var gaps = await county.Host.AskAsync<ListTargetGapsResponse>(Official.BureauClerk, new ListTargetGapsRequest { Tag = Register.HalalTag, PageSize = 1000 });
        Assert.Equal(["91350203M0001QAY9B", "CP-1"], gaps.Gaps.Where(gap => gap.Kind == Kind.MissingUpstream).Select(gap => gap.Key));
        Assert.Equal("改名的店", Assert.Single(gaps.Gaps, gap => gap.Kind == Kind.Different).CountyTitle);
        // 37 targets of the province carry the tag, and two of them stand in the list.
        Assert.Equal((35, 38), (gaps.Gaps.Count(gap => gap.Kind == Kind.MissingInCounty), gaps.TotalSize));
        var first = await county.Host.AskAsync<ListTargetGapsResponse>(Official.Office, new ListTargetGapsRequest { Department = "departments/mzj", Kind = Kind.MissingUpstream, PageSize = 1 });
        var second = await county.Host.AskAsync<ListTargetGapsResponse>(Official.Office, new ListTargetGapsRequest { Department = "departments/mzj", Kind = Kind.MissingUpstream, PageSize = 1, PageToken = first.NextPageToken });
        Assert.Equal(["91350203M0001QAY9B", "CP-1"], first.Gaps.Concat(second.Gaps).Select(gap => gap.Key));
        Assert.Empty(second.NextPageToken);
        (await county.Host.RefuseAsync(Official.MarketClerk, new ListTargetGapsRequest { Department = "departments/mzj" })).Is(StatusCode.PermissionDenied, "department NOT_PERMITTED");

        request.RequestId = "";
        request.Targets.RemoveAt(3);
        request.Targets[1].Title = "再改名";
        var next = await county.Host.AskAsync<ImportReport>(Official.BureauClerk, request);
        Assert.Equal((0, 1, 1, 2), (next.Added, next.Changed, next.Removed, next.Unchanged));
    }

    [Theory, BothDatabases]
    public async Task A_list_with_any_fault_changes_nothing_and_names_them_all(StoreProvider provider)
    {
        await using var county = await CountyAtWork.WithRegistersAsync(provider);
        await county.Host.AskAsync<ImportReport>(Official.BureauClerk, new ImportTargetsRequest { Targets = { new TargetLine { Line = 2, Title = "甲", CreditCode = Register.CreditCodeOf(1) } } });
        var bad = await county.Host.AskAsync<ImportReport>(Official.BureauClerk, new ImportTargetsRequest
        {
            Targets = { new TargetLine { Line = 2, CreditCode = Register.CreditCodeOf(2) }, new TargetLine { Line = 3, Title = "乙", CreditCode = "123", RegisteredOn = new() { Year = 2023, Month = 2, Day = 29 } } },
        });
        Assert.False(bad.Stored);
        Assert.Equal(["2 title", "3 credit_code", "3 registered_on"], bad.Faults.Select(fault => $"{fault.Line} {fault.Field}").Order());
        Assert.Equal("甲", Assert.Single((await county.Host.AskAsync<ListTargetGapsResponse>(Official.BureauClerk, new ListTargetGapsRequest { Kind = Kind.Different })).Gaps).CountyTitle);
        (await county.Host.RefuseAsync(Official.BureauClerk, new ImportTargetsRequest())).Is(StatusCode.InvalidArgument, "targets FIELD_REQUIRED");
        (await county.Host.RefuseAsync(Official.BureauClerk, new ImportTargetsRequest { ValidateOnly = true, RequestId = "1" })).Is(StatusCode.InvalidArgument, "request_id FIELD_MALFORMED", "targets FIELD_REQUIRED");
        Assert.Equal(StatusCode.PermissionDenied, (await county.Host.RefuseAsync(Official.BureauApprover, new ImportTargetsRequest { Targets = { new TargetLine() } })).Code);
    }

    [Theory, BothDatabases]
    public async Task Inspectors_are_compared_by_certificate(StoreProvider provider)
    {
        await using var county = await CountyAtWork.WithRegistersAsync(provider);
        var report = await county.Host.AskAsync<ImportReport>(Official.BureauClerk, new ImportInspectorsRequest
        {
            Inspectors =
            {
                new InspectorLine { Line = 2, Title = "测试检查员mzj1", CertificateNumber = "冀Cmzj1", Specialities = "食品安全、登记注册" },
                new InspectorLine { Line = 3, Title = "测试检查员mzj2", CertificateNumber = "冀Cmzj2", Kind = "辅助人员" },
                new InspectorLine { Line = 4, Title = "新人", CertificateNumber = "冀Cmzj8", ValidUntil = new() { Year = 2026, Month = 1, Day = 1 } },
                new InspectorLine { Line = 5, Title = "临时帮忙", Kind = "辅助人员" },
            },
        });
        Assert.Equal((true, 4), (report.Stored, report.Added));
        var gaps = (await county.Host.AskAsync<ListInspectorGapsResponse>(Official.BureauClerk, new ListInspectorGapsRequest())).Gaps;
        Assert.Equal(("冀Cmzj8", "2026-01-01"), gaps.Where(gap => gap.Kind == Kind.MissingUpstream).Select(gap => (gap.Key, gap.CountyDetail)).Single());
        Assert.Equal("冀Cmzj2", gaps.Single(gap => gap.Kind == Kind.AuxiliaryListed).Key);
        Assert.Equal(5, gaps.Count(gap => gap.Kind == Kind.MissingInCounty));
        Assert.Empty((await county.Host.AskAsync<ListInspectorGapsResponse>(Official.MarketClerk, new ListInspectorGapsRequest { Kind = Kind.MissingUpstream })).Gaps);
    }

    [Theory, BothDatabases]
    public async Task Items_and_their_mapping_from_files_are_claimed_and_delivered(StoreProvider provider)
    {
        await using var county = await CountyAtWork.WithRegistersAsync(provider);
        var items = new ImportItemsRequest { Items = { new ItemLine { Line = 2, UpstreamItem = "MZ001", DutyBasis = "三定第三条", Guidance = "一、查看台账" } } };
        Assert.Equal((true, 1), await ImportedAsync(items));
        var item = await county.Host.AskAsync<InspectionItem>(Official.BureauClerk, new GetInspectionItemRequest { Name = "inspectionItems/mzj-mz001" });
        Assert.Equal(("三定第三条", "一、查看台账", 2), (item.DutyBasis, item.Guidance, item.LatestVersion));
        items.RequestId = "";
        Assert.Equal((true, 0), await ImportedAsync(items));

        var mappings = new ImportItemMappingsRequest { Mappings = { Pair(2, "MZ001", "13032200000001"), Pair(3, "MZ001", "13032200000002"), Pair(4, "SC001", "99") } };
        var bad = await county.Host.AskAsync<ImportReport>(Official.BureauClerk, mappings);
        Assert.Equal((false, 2), (bad.Stored, bad.FaultCount));
        Assert.Empty((await county.Host.AskAsync<InspectionItem>(Official.BureauClerk, new GetInspectionItemRequest { Name = item.Name })).SupervisionItems);
        mappings.Mappings.RemoveAt(2);
        mappings.RequestId = "";
        Assert.Equal((true, 2), await ImportedAsync(mappings));
        Assert.Equal(["13032200000001", "13032200000002"], (await county.Host.AskAsync<InspectionItem>(Official.BureauClerk, new GetInspectionItemRequest { Name = item.Name })).SupervisionItems);
        await using var db = county.Host.Store.Read();
        Assert.Equal(["item-claim", "item-mapping"], db.Set<Delivery>().Select(delivery => delivery.Kind).ToList().Order());

        async Task<(bool, int)> ImportedAsync(Google.Protobuf.IMessage request)
        {
            var report = await county.Host.AskAsync<ImportReport>(Official.BureauClerk, request);
            return (report.Stored, report.Added);
        }
    }

    private static MappingLine Pair(int line, string item, string supervision) => new() { Line = line, UpstreamItem = item, SupervisionItem = supervision };
}
