using ChangliBridge.Cli.Tests.Recording;
using ChangliBridge.Cli.Tests.Samples;
using Google.Protobuf.WellKnownTypes;
using Google.Rpc;

namespace ChangliBridge.Cli.Tests.Draws;

/// <summary>What the command line says where the bridge refuses, or is not there.</summary>
public sealed class RefusalTests
{
    private const string RequestId = "6f1c1a52-6a0e-4a6e-9c57-0d6a8f0f7c11";

    [Fact]
    public async Task A_refusal_is_printed_with_its_sentence_and_every_field()
    {
        await using var bridge = await RecordingBridge.StartAsync(SampleDraw.Shown(SampleDraw.Mzj));
        bridge.Draws.Refusal = Refused();
        using var changli = new Changli(bridge.Address);
        var run = (await changli.RunAsync("draw", "reveal", SampleDraw.Short)).Ended(1);
        Assert.Equal("""
            网桥拒绝（FailedPrecondition，SLOT_NOT_OPEN）：抽取尚不能揭示。
              slots[0]：民政局尚未公开。
              reveal_by：已过公开期限。（REVEAL_IN_TIME）

            """, run.Errors, ignoreLineEndingDifferences: true);
        Assert.Equal("", run.Output);
    }

    [Fact]
    public async Task What_the_sentence_says_of_fields_is_said_once_with_them()
    {
        await using var bridge = await RecordingBridge.StartAsync(SampleDraw.Shown(SampleDraw.Mzj));
        bridge.Draws.Refusal = OfFields("没有“zz”。请填 A。\na、b：未填写。请填写该字段。\n另有3处错误未列出。请先更正以上各处。", ("grade", "没有“zz”。请填 A。", "FIELD_MALFORMED"), ("a", "未填写。请填写该字段。", "FIELD_REQUIRED"), ("b", "未填写。请填写该字段。", "FIELD_REQUIRED"));
        using var changli = new Changli(bridge.Address);
        Assert.Equal("""
            网桥拒绝（InvalidArgument，FIELD_MALFORMED）：
              grade：没有“zz”。请填 A。
              a、b：未填写。请填写该字段。（FIELD_REQUIRED）
              另有3处错误未列出。请先更正以上各处。

            """, (await changli.RunAsync("draw", "reveal", SampleDraw.Short)).Ended(1).Errors, ignoreLineEndingDifferences: true);

        bridge.Draws.Refusal = OfFields("没有“zz”。请填 A。", ("grade", "没有“zz”。请填 A。", "FIELD_MALFORMED"));
        Assert.Equal("网桥拒绝（InvalidArgument，FIELD_MALFORMED）：grade：没有“zz”。请填 A。\n", (await changli.RunAsync("draw", "reveal", SampleDraw.Short)).Ended(1).Errors);
    }

    [Fact]
    public async Task What_concerns_no_field_is_said_once()
    {
        const string Sentence = "您的角色不能进行此操作。请由以下角色的人员办理：审批（approver）。";
        var fault = new BadRequest.Types.FieldViolation { Description = Sentence, Reason = "NOT_PERMITTED" };
        await using var bridge = await RecordingBridge.StartAsync(SampleDraw.Shown(SampleDraw.Mzj));
        bridge.Draws.Refusal = new Google.Rpc.Status
        {
            Code = (int)Code.PermissionDenied,
            Details = { Any.Pack(new ErrorInfo { Reason = "NOT_PERMITTED" }), Any.Pack(new LocalizedMessage { Locale = "zh-CN", Message = Sentence }), Any.Pack(new BadRequest { FieldViolations = { fault } }) },
        };
        using var changli = new Changli(bridge.Address);
        Assert.Equal($"网桥拒绝（PermissionDenied，NOT_PERMITTED）：{Sentence}\n", (await changli.RunAsync("draw", "reveal", SampleDraw.Short)).Ended(1).Errors);
    }

    [Fact]
    public async Task A_bridge_that_is_not_there_is_said_so_with_its_address()
    {
        using var changli = new Changli(new Uri("http://127.0.0.1:1"));
        (await changli.RunAsync("draw", "show", SampleDraw.Short)).Ended(1, "无法连接网桥 http://127.0.0.1:1/");
        (await changli.RunAsync("draw", "confirm", SampleDraw.Short, "--request-id", RequestId)).Ended(1, "无法连接网桥", $"--request-id {RequestId}");
        (await changli.RunAsync("key", "list", "--server", "http://127.0.0.1:2")).Ended(1, "无法连接网桥 http://127.0.0.1:2/");
    }

    [Fact]
    public async Task A_lost_answer_tells_a_fresh_request_id_that_the_bridge_has_seen()
    {
        await using var bridge = await RecordingBridge.StartAsync(SampleDraw.Shown(SampleDraw.Mzj));
        bridge.Draws.Lost = (0, 1);
        using var changli = new Changli(bridge.Address);
        var lost = await changli.RunAsync("draw", "confirm", SampleDraw.Short);
        var asked = Assert.IsType<Contract.V1.ConfirmDrawRequest>(Assert.Single(bridge.Draws.Asked));
        lost.Ended(1, $"--request-id {asked.RequestId}");
        (await changli.RunAsync("draw", "confirm", SampleDraw.Short, "--request-id", asked.RequestId)).Done();
        Assert.Equal(asked, bridge.Draws.Asked[1]);
    }

    [Fact]
    public async Task A_file_that_cannot_be_read_or_written_is_named_in_Chinese()
    {
        using var changli = new Changli();
        var missing = Path.Combine(changli.Home, "no-folder", "file");
        (await changli.RunAsync("plan", "list", "--token-file", Path.Combine(changli.Home, "none"))).Ended(2, $"无法读写文件：没有文件 {Path.Combine(changli.Home, "none")}。请检查路径。");
        (await changli.RunAsync("key", "new", "--algorithm", "ES256", "--out", missing)).Ended(2, $"没有文件夹 {Path.GetDirectoryName(missing)}。请检查路径，或先建立该文件夹。");
        (await changli.RunAsync("plan", "list", "--token-file", changli.Home)).Ended(2, $"{changli.Home} 没有读写权限，或不是文件。");
    }

    [Fact]
    public async Task The_token_comes_from_the_option_or_the_environment()
    {
        await using var bridge = await RecordingBridge.StartAsync(SampleDraw.Shown(SampleDraw.Mzj));
        using var changli = new Changli(bridge.Address);
        var (first, second) = (changli.Write("first", "first-token\n"), changli.Write("second", "second-token"));
        (await changli.RunAsync("draw", "show", SampleDraw.Short)).Done();
        Assert.Equal("", bridge.Draws.Authorization);
        changli.With("CHANGLI_TOKEN", "third-token");
        (await changli.RunAsync("draw", "show", SampleDraw.Short)).Done();
        Assert.Equal("Bearer third-token", bridge.Draws.Authorization);
        changli.With("CHANGLI_TOKEN_FILE", second);
        (await changli.RunAsync("draw", "show", SampleDraw.Short)).Done();
        Assert.Equal("Bearer second-token", bridge.Draws.Authorization);
        (await changli.RunAsync("draw", "show", SampleDraw.Short, "--token-file", first)).Done();
        Assert.Equal("Bearer first-token", bridge.Draws.Authorization);
        (await changli.RunAsync("draw", "show", SampleDraw.Short, "--token-file", changli.PathOf("none"))).Ended(2, "none");
    }

    [Theory]
    [InlineData("draw", "show", "a/b/c/d")]
    [InlineData("draw", "reveal", "p/1", "--request-id", "again")]
    [InlineData("draw", "void", "p/1")]
    [InlineData("draw", "show", "p/1", "--output", "xml")]
    [InlineData("draw", "show", "p/1", "--server", "bridge")]
    [InlineData("draw", "freeze", "p", "b", "--reveal-by", "2023-11-05T16:00:00Z", "--slot", "mzj,outside")]
    [InlineData("draw", "freeze", "p", "b", "--reveal-by", "2023-11-05T16:00:00Z", "--slot", "mzj,closes=2023-11-05T04:00:00")]
    [InlineData("draw", "freeze", "p", "b", "--reveal-by", "tomorrow", "--slot", "mzj,closes=2023-11-05T04:00:00Z")]
    [InlineData("draw", "freeze", "p", "b", "--reveal-by", "2023-11-05T16:00:00Z", "--slot", "mzj,closes=2023-11-05T04:00:00Z", "--mode", "report")]
    [InlineData("draw", "freeze", "p", "b", "--reveal-by", "2023-11-05T16:00:00Z", "--slot", "mzj,closes=2023-11-05T04:00:00Z", "--minimum", "1")]
    [InlineData("draw", "nonsense")]
    [InlineData("key", "new", "--algorithm", "RSA", "--out", "key.pem")]
    [InlineData]
    public async Task Wrong_use_is_told_apart_by_its_exit_code(params string[] arguments)
    {
        using var changli = new Changli();
        var run = (await changli.RunAsync(arguments)).Ended(64);
        Assert.NotEqual("", run.Errors);
    }

    private static Google.Rpc.Status OfFields(string sentence, params (string Field, string Said, string Reason)[] faults) => new()
    {
        Code = (int)Code.InvalidArgument,
        Details =
        {
            Any.Pack(new ErrorInfo { Reason = faults[0].Reason }),
            Any.Pack(new LocalizedMessage { Locale = "zh-CN", Message = sentence }),
            Any.Pack(new BadRequest { FieldViolations = { faults.Select(fault => new BadRequest.Types.FieldViolation { Field = fault.Field, Description = fault.Said, Reason = fault.Reason }) } }),
        },
    };

    private static Google.Rpc.Status Refused() => new()
    {
        Code = (int)Code.FailedPrecondition,
        Message = "The draw cannot be revealed.",
        Details =
        {
            Any.Pack(new ErrorInfo { Reason = "SLOT_NOT_OPEN", Domain = "changli" }),
            Any.Pack(new LocalizedMessage { Locale = "zh-CN", Message = "抽取尚不能揭示。" }),
            Any.Pack(new BadRequest
            {
                FieldViolations =
                {
                    new BadRequest.Types.FieldViolation { Field = "slots[0]", Description = "mzj", Reason = "SLOT_NOT_OPEN", LocalizedMessage = new LocalizedMessage { Locale = "zh-CN", Message = "民政局尚未公开。" } },
                    new BadRequest.Types.FieldViolation { Field = "reveal_by", Description = "已过公开期限。", Reason = "REVEAL_IN_TIME" },
                },
            }),
        },
    };
}
