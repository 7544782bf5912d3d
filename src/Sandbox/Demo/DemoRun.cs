namespace ChangliBridge.Sandbox.Demo;

/// <summary>A story on its stage: the province in this process, the bridge in its own.</summary>
internal sealed class DemoRun(DemoOptions options, IStory story, Narrator narrator)
{
    /// <summary>Exit code: 0 when all is delivered.</summary>
    public async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        if (!story.CanBeTakenUp && WorkFolder.IsUsed(options.WorkPath))
            throw new DemoFailure($"工作目录 {options.WorkPath} 里已有一场演示，{story.Title}只能从头演起；请换一个 --work 目录，或不写 --work，每次用新的目录");
        var work = WorkFolder.Open(options.WorkPath, options.Size, [.. Official.All.Select(official => official.Department).Distinct(), .. story.OtherDepartments.Keys]);
        var ports = FreePorts.Fill(options.Ports);
        await using var province = await SandboxServer.StartAsync(ProvinceOf(work, ports), cancellationToken);
        await using var bridge = new BridgeProcess(options.BridgePath, work, BridgeSettings.For(work, ports, province, (options.PostgresConnection, story)), narrator);
        using var key = work.OpenIssuerKey();
        var tokens = new TokenDesk(key, province.Clock);
        foreach (var official in Official.All.Concat(story.OtherDepartments.Keys.SelectMany(department => new[] { Official.ClerkOf(department), Official.ApproverOf(department) })))
            work.KeepToken(official, tokens.Spanning(official, story.StartAt, story.StartAt.AddYears(1)));
        using var link = new BridgeLink(ports.Grpc, tokens, bridge);
        using var desk = new ProvinceDesk(province.AdminUrl);
        bridge.Start();
        Introduce(ports, province, bridge);
        await link.WaitUntilServingAsync(cancellationToken);
        narrator.Good("网桥就绪（grpc.health.v1 SERVING）");
        var stage = new DemoStage(link, narrator, work, province) { Desk = desk, Tokens = tokens, OpenPages = new($"http://127.0.0.1:{ports.Http}/open/v1/") };
        var (whole, line) = await story.PlayAsync(stage, cancellationToken);
        if (options.Json)
            await Console.Out.WriteLineAsync(line);
        if (options.Once)
            return whole ? 0 : 1;
        await StayAsync(ports, province, bridge, cancellationToken);
        return 0;
    }

    private SandboxOptions ProvinceOf(WorkFolder work, DemoPorts ports) => new()
    {
        Port = ports.Province,
        AdminPort = ports.Admin,
        Size = options.Size,
        StartAt = story.StartAt,
        OtherDepartments = story.OtherDepartments.Count == 0 ? [] : [.. story.OtherDepartments.Keys, Official.Supervisor.Department],
        Profile = options.Profile,
        AppKey = work.Memory.AppKey,
        Token = work.Memory.AppKey,
        LedgerPath = work.LedgerPath,
    };

    private void Introduce(DemoPorts ports, SandboxServer province, BridgeProcess bridge)
    {
        narrator.Step($"昌黎县“双随机、一公开”·{story.Title}：两个进程已启动");
        narrator.Say($"网桥（进程 {bridge.ProcessId}，{(options.PostgresConnection is null ? "嵌入式 SQLite" : "PostgreSQL")}）：gRPC 127.0.0.1:{ports.Grpc}，HTTP http://127.0.0.1:{ports.Http}");
        narrator.Say($"沙盒省平台与演示（本进程 {Environment.ProcessId}）：{province.ProvinceUrl}，检查对象 {options.Size} 户");
        narrator.Say($"管理接口 {province.AdminUrl}；日志 {Path.Combine(options.WorkPath, "bridge.log")}");
    }

    private async Task StayAsync(DemoPorts ports, SandboxServer province, BridgeProcess bridge, CancellationToken cancellationToken)
    {
        narrator.Step("继续运行，Ctrl-C 结束");
        foreach (var page in new[] { "plans", "draws", "results" })
            narrator.Say($"公开数据 http://127.0.0.1:{ports.Http}/open/v1/{page}");
        narrator.Say($"gRPC     127.0.0.1:{ports.Grpc}（开发环境可反射）；令牌 {Path.Combine(options.WorkPath, "mzj-clerk.token")} 等，放入 authorization: Bearer …");
        narrator.Say($"省平台账 {province.AdminUrl}ledger");
        var told = await Task.WhenAny(Task.Delay(Timeout.InfiniteTimeSpan, cancellationToken), bridge.Supervision);
        if (told == bridge.Supervision)
            await bridge.Supervision;
    }
}
