using System.Runtime.Versioning;
using ChangliBridge.Sandbox.Demo;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace ChangliBridge.Sandbox.Tests;

public sealed class DemoPartsTests : IDisposable
{
    private static readonly string[] Slots = ["mzj", "scjgj", "ssjb"];
    private readonly string folder = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());

    [Fact]
    public void A_slots_commitment_is_that_of_the_county_vector() => Assert.Equal(
        "f5f4972c62a4d36417f563529d8e92b1a65259e49ef3f4c7122c71dfabaa5310",
        Convert.ToHexStringLower(SlotValue.Commit(
            "e68435c96595a10b11a2ae28f2cb7772c31e367145a0698ad747dc69fae24c96",
            "mzj",
            "d0f631ca1ddba8db3bcfcb9e057cdc98d0379f1bee00e75a545147a27dadd982")));

    [Fact]
    public void A_second_run_in_a_work_folder_has_the_same_values_keys_and_request_ids()
    {
        var first = WorkFolder.Open(folder, 400, Slots);
        var second = WorkFolder.Open(folder, 400, Slots);
        Assert.Equal(first.Memory.SlotValues, second.Memory.SlotValues);
        Assert.Equal(first.Memory.AppKey, second.Memory.AppKey);
        Assert.Equal(first.RequestId("plan/create"), second.RequestId("plan/create"));
        Assert.Equal(File.ReadAllText(first.IssuerPublicKeyPath), File.ReadAllText(second.IssuerPublicKeyPath));
    }

    [Fact]
    public void Steps_and_folders_never_share_a_request_id()
    {
        var work = WorkFolder.Open(folder, 400, Slots);
        var other = WorkFolder.Open(Path.Combine(folder, "other"), 400, Slots);
        Assert.Equal(3, new[] { work.RequestId("plan/create"), work.RequestId("plan/approve"), other.RequestId("plan/create") }.Distinct().Count());
        Assert.True(Guid.TryParseExact(work.RequestId("plan/create"), "D", out _));
    }

    [Fact]
    public void A_work_folder_of_another_size_is_refused()
    {
        WorkFolder.Open(folder, 400, Slots);
        Assert.Throws<DemoFailure>(() => WorkFolder.Open(folder, 40, Slots));
    }

    [Fact]
    [UnsupportedOSPlatform("windows")]
    public void Slot_values_and_keys_are_for_the_owner_alone()
    {
        var work = WorkFolder.Open(folder, 400, Slots);
        foreach (var path in new[] { work.IssuerKeyPath, Path.Combine(folder, "demo.json") })
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(path));
    }

    [Fact]
    public async Task A_token_names_caller_department_and_roles_and_is_dated_by_the_shifted_clock()
    {
        using var key = WorkFolder.Open(folder, 400, Slots).OpenIssuerKey();
        var clock = new ProvinceClock(BridgeSettings.StartAt);
        var token = new TokenDesk(key, clock).For(Official.Supervisor);
        var checkedToken = await new JsonWebTokenHandler().ValidateTokenAsync(token, new TokenValidationParameters
        {
            ValidIssuer = "changli-demo",
            ValidAudience = "changli-bridge",
            IssuerSigningKey = new ECDsaSecurityKey(key),
            ValidAlgorithms = ["ES256"],
            LifetimeValidator = (from, until, _, _) => from <= clock.GetUtcNow().UtcDateTime && clock.GetUtcNow().UtcDateTime < until,
        });
        Assert.True(checkedToken.IsValid, checkedToken.Exception?.Message);
        var claims = ((JsonWebToken)checkedToken.SecurityToken).Claims.ToLookup(claim => claim.Type, claim => claim.Value);
        Assert.Equal(("ssjb-supervisor", "ssjb"), (claims["sub"].Single(), claims["department"].Single()));
        Assert.Equal(["supervisor", "operator"], claims["roles"]);
    }

    [Fact]
    public void The_summary_line_has_its_keys_in_the_order_agreed()
    {
        var line = new DemoSummary
        {
            Targets = 1,
            Frame = 2,
            Drawn = 3,
            Assigned = 4,
            Results = 5,
            Delivered = 6,
            Disclosed = 7,
            AcceptedByProvince = 8,
            SupervisionActs = 9,
            SupervisionActsIncomplete = 10,
            Duplicates = 0,
            Bundle = "/b",
            Root = "r",
            Seed = "s",
        }.ToLine();
        Assert.Equal(
            """{"targets":1,"frame":2,"drawn":3,"assigned":4,"results":5,"delivered":6,"disclosed":7,"accepted_by_province":8,"duplicates":0,"bundle":"/b","root":"r","seed":"s"}""",
            line);
    }

    [Theory]
    [InlineData(5, 0, 1, 1, true)]
    [InlineData(4, 1, 1, 1, true)]
    [InlineData(4, 0, 1, 1, false)]
    [InlineData(5, 0, 0, 1, false)]
    [InlineData(5, 0, 1, 0, false)]
    public void A_run_is_whole_when_every_result_is_also_a_check_reported_or_held_and_the_joint_draw_was_told(int acts, int incomplete, int jointTasks, int confirmations, bool whole) => Assert.Equal(whole, new DemoSummary
    {
        Targets = 9,
        Frame = 8,
        Drawn = 3,
        Assigned = 6,
        Results = 5,
        Delivered = 5,
        Disclosed = 5,
        AcceptedByProvince = 5,
        SupervisionActs = acts,
        SupervisionActsIncomplete = incomplete,
        JointTasks = jointTasks,
        ListConfirmations = confirmations,
        Duplicates = 0,
        Bundle = "/b",
        Root = "r",
        Seed = "s",
    }.IsWhole);

    [Fact]
    public void Some_checks_of_each_department_find_a_problem_and_say_what()
    {
        foreach (var department in new[] { "mzj", "scjgj" })
        {
            var outcomes = Enumerable.Range(0, 12).Select(place => CheckOutcome.For(department, place)).ToArray();
            var problems = outcomes.Where(outcome => outcome.Handling.Length > 0).ToArray();
            Assert.InRange(problems.Length, 1, 3);
            Assert.All(problems, outcome => Assert.NotEmpty(outcome.Findings));
        }
    }

    [Fact]
    public void Ports_that_are_given_are_kept_and_others_are_different_and_below_the_ephemeral_range()
    {
        var ports = FreePorts.Fill(new DemoPorts(0, 5081, 0, 0));
        Assert.Equal(5081, ports.Http);
        Assert.Equal(3, new[] { ports.Grpc, ports.Province, ports.Admin }.Distinct().Count());
        Assert.All([ports.Grpc, ports.Province, ports.Admin], port => Assert.InRange(port, 20_000, 32_000));
    }

    [Fact]
    public void Ports_that_were_found_a_moment_ago_are_not_found_again()
    {
        var found = Enumerable.Range(0, 40).AsParallel().Select(_ => FreePorts.Fill(new DemoPorts(0, 0, 0, 0))).SelectMany(ports => new[] { ports.Grpc, ports.Http, ports.Province, ports.Admin }).ToArray();
        Assert.Equal(found.Length, found.Distinct().Count());
    }

    public void Dispose()
    {
        if (Directory.Exists(folder))
            Directory.Delete(folder, recursive: true);
    }
}
