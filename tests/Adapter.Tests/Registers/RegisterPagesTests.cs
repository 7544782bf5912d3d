using ChangliBridge.Adapter.Tests.Hosting;
using ChangliBridge.Contract.V1;
using ChangliBridge.Domain.Registers;
using ChangliBridge.Store;
using ChangliBridge.Store.Mirror;
using ChangliBridge.Store.Registers;
using ChangliBridge.Testing;
using Microsoft.EntityFrameworkCore;
using Xunit;
using GapKind = ChangliBridge.Contract.V1.RegisterGap.Types.Kind;
using RegisterGap = ChangliBridge.Contract.V1.RegisterGap;
using TargetType = ChangliBridge.Domain.Catalog.TargetType;

namespace ChangliBridge.Adapter.Tests.Registers;

/// <summary>应纳尽纳 over registers longer than a page may compare, and targets by tag: walked to the end, also while rows change.</summary>
public sealed class RegisterPagesTests
{
    private const string Seldom = "校外培训";
    private const int Rows = (2 * RegisterGaps.Reach) + 500;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, BothDatabases]
    public async Task Gaps_of_targets_are_whole_whatever_the_page_and_the_filter(StoreProvider provider)
    {
        await using var county = await OpenAsync(provider);
        // Every tenth only here, every fifteenth only there, and each hundredth of both is called otherwise.
        await PutAsync(county, [.. Numbers.Where(number => number % 10 != 0)], [.. Numbers.Where(number => number % 15 != 0)]);
        var expected = Numbers.Select(number => (Key: KeyOf(number), Kind: KindOf(number))).Where(gap => gap.Kind != GapKind.Unspecified).ToList();
        foreach (var size in new[] { 37, 1000 })
            Assert.Equal(expected, (await WalkAsync(county, new() { PageSize = size })).Gaps);
        foreach (var kind in new[] { GapKind.MissingInCounty, GapKind.MissingUpstream, GapKind.Different })
        {
            var (gaps, total) = await WalkAsync(county, new() { PageSize = 10, Kind = kind });
            Assert.Equal(expected.Where(gap => gap.Kind == kind), gaps);
            Assert.Equal(gaps.Count, total);
        }
        // Of the tag's targets the county lacks some; everything else that it has is not among them.
        var tagged = (await WalkAsync(county, new() { PageSize = 100, Tag = Seldom })).Gaps;
        Assert.Equal(Numbers.Where(number => number % 50 == 0 && number % 10 == 0 && number % 15 != 0).Select(KeyOf), tagged.Where(gap => gap.Kind == GapKind.MissingInCounty).Select(gap => gap.Key));
        Assert.Equal(Numbers.Where(number => number % 10 != 0).Select(KeyOf), tagged.Where(gap => gap.Kind == GapKind.MissingUpstream).Select(gap => gap.Key));
    }

    [Theory, BothDatabases]
    public async Task A_page_after_the_first_compares_one_stretch_and_may_be_empty(StoreProvider provider)
    {
        await using var county = await OpenAsync(provider);
        // Only the first rows and the last differ.
        await PutAsync(county, [.. Numbers.Where(number => number is > 2 and < Rows - 1)], Numbers);
        var pages = new List<int>();
        var request = new ListTargetGapsRequest { PageSize = 2, Kind = GapKind.MissingInCounty };
        do
        {
            var page = await county.Host.AskAsync<ListTargetGapsResponse>(Official.BureauClerk, request);
            Assert.Equal(pages.Count == 0 ? 4 : 0, page.TotalSize);
            pages.Add(page.Gaps.Count);
            request.PageToken = page.NextPageToken;
        }
        while (request.PageToken.Length > 0);
        Assert.Equal([2, 0, 0, 2], pages);
    }

    [Theory, BothDatabases]
    public async Task Gaps_that_stand_come_once_while_others_come_and_go(StoreProvider provider)
    {
        await using var county = await OpenAsync(provider);
        await PutAsync(county, [], Numbers);
        var seen = new List<string>();
        var request = new ListTargetGapsRequest { PageSize = 1000 };
        for (var page = 1; page == 1 || request.PageToken.Length > 0; page++)
        {
            var answer = await county.Host.AskAsync<ListTargetGapsResponse>(Official.BureauClerk, request);
            seen.AddRange(answer.Gaps.Select(gap => gap.Key));
            request.PageToken = answer.NextPageToken;
            // One that was passed goes, one before the place and one after it come: only the last is still met.
            var (gone, passed, coming) = ($"T{page * 100:00000}", $"A{page}", $"Z{page}");
            await county.Host.WriteAsync(async unit =>
            {
                await unit.Db.Set<MirroredTarget>().Where(target => target.Id == gone).ExecuteDeleteAsync(Ct);
                unit.Db.AddRange(Upstream(passed, passed, ""), Upstream(coming, coming, ""));
            });
        }
        Assert.Equal(Numbers.Select(KeyOf).Concat(["Z1", "Z2"]), seen);
    }

    [Theory, BothDatabases]
    public async Task Gaps_of_inspectors_are_whole_and_each_department_sees_its_own(StoreProvider provider)
    {
        await using var county = await OpenAsync(provider);
        await county.Host.WriteAsync(unit =>
        {
            unit.Db.AddRange(Numbers.Where(number => number % 7 != 0).Select(number => new MirroredInspector { Snapshot = 1, Id = $"n{number:00000}", Name = $"测试{number}", Department = "mzj", CertificateNumber = $"冀N{number:00000}" }));
            unit.Db.AddRange(RegisteredInspector.Read([.. Numbers.Where(number => number % 9 != 0).Select(number => new InspectorLine(number, $"测试{number}", $"冀N{number:00000}", null, number == 500 ? "辅助人员" : "", ""))], Owner, new()));
            return Task.CompletedTask;
        });
        var request = new ListInspectorGapsRequest { PageSize = 60 };
        var (gaps, total) = (new List<RegisterGap>(), 0);
        do
        {
            var page = await county.Host.AskAsync<ListInspectorGapsResponse>(Official.BureauClerk, request);
            gaps.AddRange(page.Gaps.Where(gap => gap.Key.StartsWith("冀N", StringComparison.Ordinal)));
            total += page.TotalSize;
            request.PageToken = page.NextPageToken;
        }
        while (request.PageToken.Length > 0);
        var expected = Numbers.Select(number => (Key: $"冀N{number:00000}", Here: number % 9 != 0, There: number % 7 != 0, Number: number)).Where(row => row.Here != row.There || (row.Number == 500 && row.There));
        Assert.Equal(expected.Select(row => (row.Key, row.Number == 500 ? GapKind.AuxiliaryListed : row.Here ? GapKind.MissingUpstream : GapKind.MissingInCounty)), gaps.Select(gap => (gap.Key, gap.Kind)));
        // The register's seven of before have no row here either; the one without a certificate goes by its name.
        Assert.Equal(gaps.Count + 7, total);
        Assert.Equal(7, (await county.Host.AskAsync<ListInspectorGapsResponse>(Official.MarketClerk, new ListInspectorGapsRequest())).TotalSize);
    }

    [Theory, BothDatabases]
    public async Task Targets_by_tag_are_the_provinces_and_the_countys_each_once_while_rows_change(StoreProvider provider)
    {
        await using var county = await OpenAsync(provider);
        await PutAsync(county, [], Numbers);
        await county.Host.WriteAsync(unit =>
        {
            unit.Db.Add(new MirroredTag { Snapshot = 1, Id = $"target/{Seldom}", Name = Seldom, Kind = "target" });
            return Task.CompletedTask;
        });
        // One carries it anyway, one by the county's word alone, and one loses its row in the register.
        foreach (var number in new[] { 100, 101, 2499 })
            await county.Host.AskAsync<TagMark>(Official.BureauClerk, new ConfirmTagRequest { Resource = $"inspectionTargets/T{number:00000}", Tag = Seldom });
        await county.Host.AskAsync<TagMark>(Official.BureauClerk, new RejectTagRequest { Resource = "inspectionTargets/T00101", Tag = Seldom, Reason = "另作核实" });
        await county.Host.AskAsync<TagMark>(Official.BureauClerk, new ConfirmTagRequest { Resource = "inspectionTargets/T00102", Tag = Seldom });
        await county.Host.WriteAsync(unit => unit.Db.Set<MirroredTarget>().Where(target => target.Id == "T02499").ExecuteDeleteAsync(Ct));
        var expected = Numbers.Where(number => number % 50 == 0 || number == 102).Select(number => $"inspectionTargets/T{number:00000}").ToList();
        var request = new ListInspectionTargetsRequest { PageSize = 9, Tag = Seldom };
        var (seen, total) = (new List<InspectionTarget>(), 0);
        do
        {
            var page = await county.Host.AskAsync<ListInspectionTargetsResponse>(Official.BureauClerk, request);
            Assert.True(page.InspectionTargets.Count == 9 || page.NextPageToken.Length == 0);
            seen.AddRange(page.InspectionTargets);
            total += page.TotalSize;
            request.PageToken = page.NextPageToken;
            // Another comes before the place each time, and is not met.
            var early = $"A{seen.Count}";
            await county.Host.WriteAsync(unit =>
            {
                Add(unit, Upstream(early, early, Seldom));
                return Task.CompletedTask;
            });
        }
        while (request.PageToken.Length > 0);
        Assert.Equal(expected, seen.Select(target => target.Name));
        Assert.Equal(expected.Count, total);
        Assert.All(seen, target => Assert.Contains(Seldom, target.Tags));
        (await county.Host.RefuseAsync(Official.BureauClerk, new ListInspectionTargetsRequest { Tag = "无人有的标签" })).Is(Grpc.Core.StatusCode.InvalidArgument, "tag FIELD_MALFORMED");
    }

    private static int[] Numbers { get; } = [.. Enumerable.Range(1, Rows)];

    private static ListOwner Owner => new("mzj", new DateOnly(2023, 10, 30), SteppedClock.DemoStart);

    // A register of this test's own.
    private static async Task<CountyAtWork> OpenAsync(StoreProvider provider)
    {
        var county = await CountyAtWork.WithRegistersAsync(provider);
        await county.Host.WriteAsync(async unit =>
        {
            await unit.Db.Set<MirroredTarget>().ExecuteDeleteAsync(Ct);
            await unit.Db.Set<CarriedTag>().ExecuteDeleteAsync(Ct);
        });
        return county;
    }

    private static Task PutAsync(CountyAtWork county, int[] own, int[] upstream) => county.Host.WriteAsync(unit =>
    {
        Add(unit, [.. upstream.Select(number => Upstream($"T{number:00000}", KeyOf(number), number % 50 == 0 ? $"{Register.HalalTag},{Seldom}" : Register.HalalTag))]);
        unit.Db.AddRange(RegisteredTarget.Read([.. own.Select(number => new TargetLine(number, number % 100 == 1 ? "改名的店" : "测试店", "产品", "", KeyOf(number), "已成立", null, ""))], Owner, new()));
        return Task.CompletedTask;
    });

    private static void Add(WriteUnit unit, params MirroredTarget[] targets)
    {
        unit.Db.AddRange(targets);
        unit.Db.AddRange(targets.SelectMany(CarriedTag.Of));
    }

    private static MirroredTarget Upstream(string id, string key, string tags) =>
        new() { Snapshot = 1, Id = id, RegistrationNumber = key, Name = "测试店", Type = TargetType.Product, RegistrationState = "已成立", Tags = tags };

    private static string KeyOf(int number) => $"CP{number:00000}";

    private static GapKind KindOf(int number) => (number % 10 != 0, number % 15 != 0) switch
    {
        (true, false) => GapKind.MissingUpstream,
        (false, true) => GapKind.MissingInCounty,
        (true, true) when number % 100 == 1 => GapKind.Different,
        _ => GapKind.Unspecified,
    };

    private static async Task<(List<(string Key, GapKind Kind)> Gaps, int Total)> WalkAsync(CountyAtWork county, ListTargetGapsRequest request)
    {
        var (gaps, total) = (new List<(string, GapKind)>(), 0);
        do
        {
            var page = await county.Host.AskAsync<ListTargetGapsResponse>(Official.BureauClerk, request);
            gaps.AddRange(page.Gaps.Select(gap => (gap.Key, gap.Kind)));
            total += page.TotalSize;
            request.PageToken = page.NextPageToken;
        }
        while (request.PageToken.Length > 0);
        return (gaps, total);
    }
}
