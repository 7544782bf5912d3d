using System.Security.Cryptography;
using System.Text;
using ChangliBridge.Contract.V1;
using Google.Protobuf.WellKnownTypes;

namespace ChangliBridge.Sandbox.Demo;

/// <summary>抽取: freeze, contributions, reveal, confirmation.</summary>
internal sealed class DrawStep(DemoStage stage, Campaign campaign)
{
    /// <summary>The confirmed draw.</summary>
    public async Task<Draw> RunAsync(CancellationToken cancellationToken) => await ConfirmAsync(await RevealAsync(cancellationToken), cancellationToken);

    /// <summary>The draw with its seed and its list, to be confirmed.</summary>
    public async Task<Draw> RevealAsync(CancellationToken cancellationToken)
    {
        stage.Narrator.Step("抽取：先冻结名单，再由三方贡献随机数");
        foreach (var party in campaign.Parties)
            await RegisterKeyAsync(party, cancellationToken);
        var draw = await FreezeAsync(cancellationToken);
        stage.Narrator.Good($"冻结：{draw.FrameSize} 户符合范围，名单根 {draw.Root}");
        stage.Narrator.Say($"承诺 {draw.Commitment}");
        if (campaign.Lead.Department != Official.Supervisor.Department)
        {
            await CountersignAsync(draw, cancellationToken);
            stage.Narrator.Good("县双随机办会签承诺；密值已加密托管给县双随机办");
        }
        foreach (var party in campaign.Parties)
            await CommitAsync(draw, party, cancellationToken);
        stage.Narrator.Good("三方都已提交承诺，谁也改不了自己的数");
        foreach (var party in campaign.Parties)
            await OpenAsync(draw, party, cancellationToken);
        stage.Narrator.Good("三方打开各自的数，与承诺一致");
        draw = await RevealAsync(draw, cancellationToken);
        Describe(draw);
        return draw;
    }

    public static string TitleOf(string stratum) => stratum switch
    {
        "individual" => "个体工商户",
        "ungraded" => "未评级企业",
        _ => $"{stratum} 级企业",
    };

    private Task<Draw> FreezeAsync(CancellationToken cancellationToken)
    {
        var request = new FreezeDrawRequest
        {
            Parent = campaign.PlanName,
            BatchId = campaign.Batch,
            RevealBy = Timestamp.FromDateTimeOffset(campaign.RevealBy),
            RequestId = stage.Work.RequestId($"{campaign.Key}/freeze"),
        };
        request.Slots.AddRange(campaign.Parties.Select(party => new ContributionSlot
        {
            Name = party.Slot,
            Outside = party.Outside,
            CloseTime = Timestamp.FromDateTimeOffset(campaign.SlotsCloseAt),
        }));
        return stage.CallAsync(campaign.Lead, options => stage.Bridge.Draws.FreezeDrawAsync(request, options), cancellationToken);
    }

    private Task<PartyKey> RegisterKeyAsync(DrawParty party, CancellationToken cancellationToken)
    {
        var request = new RegisterPartyKeyRequest { KeyId = stage.Work.OpenPartyKey(party.Slot).KeyId, RequestId = stage.Work.RequestId($"key/{party.Slot}") };
        return stage.CallAsync(party.Official, options => stage.Bridge.Keys.RegisterPartyKeyAsync(request, options), cancellationToken);
    }

    private Task<Draw> CountersignAsync(Draw draw, CancellationToken cancellationToken)
    {
        var request = new CountersignDrawRequest
        {
            Name = draw.Name,
            Signature = stage.Work.OpenPartyKey(Official.Supervisor.Department).Sign(Convert.FromHexString(draw.Commitment)),
            RequestId = stage.Work.RequestId($"{campaign.Key}/countersign"),
        };
        return stage.CallAsync(Official.Supervisor, options => stage.Bridge.Draws.CountersignDrawAsync(request, options), cancellationToken);
    }

    private Task<Draw> CommitAsync(Draw draw, DrawParty party, CancellationToken cancellationToken)
    {
        var commitment = SlotValue.Commit(draw.Commitment, party.Slot, ValueOf(party));
        var request = new AddContributionRequest
        {
            Name = draw.Name,
            Slot = party.Slot,
            Commitment = Convert.ToHexStringLower(commitment),
            Signature = stage.Work.OpenPartyKey(party.Slot).Sign(commitment),
            RequestId = stage.Work.RequestId($"{campaign.Key}/commit/{party.Slot}"),
        };
        return stage.CallAsync(party.Official, options => stage.Bridge.Draws.AddContributionAsync(request, options), cancellationToken);
    }

    // Of this draw alone: a value that was opened once is known.
    private string ValueOf(DrawParty party) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{stage.Work.Memory.SlotValues[party.Slot]}/{campaign.Key}")));

    private Task<Draw> OpenAsync(Draw draw, DrawParty party, CancellationToken cancellationToken)
    {
        var request = new AddContributionRequest
        {
            Name = draw.Name,
            Slot = party.Slot,
            Value = ValueOf(party),
            RequestId = stage.Work.RequestId($"{campaign.Key}/open/{party.Slot}"),
        };
        return stage.CallAsync(party.Official, options => stage.Bridge.Draws.AddContributionAsync(request, options), cancellationToken);
    }

    private Task<Draw> RevealAsync(Draw draw, CancellationToken cancellationToken)
    {
        var request = new RevealDrawRequest { Name = draw.Name, RequestId = stage.Work.RequestId($"{campaign.Key}/reveal") };
        return stage.CallAsync(campaign.Lead, options => stage.Bridge.Draws.RevealDrawAsync(request, options), cancellationToken);
    }

    /// <summary>The confirmed draw, its list confirmed by every department.</summary>
    public async Task<Draw> ConfirmAsync(Draw draw, CancellationToken cancellationToken)
    {
        var confirmed = await ConfirmDrawAsync(draw, cancellationToken);
        foreach (var department in campaign.Departments.Skip(1))
            await ConfirmListAsync(confirmed, department, [], cancellationToken);
        return confirmed;
    }

    /// <summary>The confirmed draw; the other departments of a joint batch have its list before them.</summary>
    public async Task<Draw> ConfirmDrawAsync(Draw draw, CancellationToken cancellationToken)
    {
        if (draw.Shortages.Count > 0)
            throw new DemoFailure("检查人员不足：" + string.Join("；", draw.Shortages.Select(gap => $"{gap.Department} 对 {gap.Target} 需 {gap.Needed} 人，可用 {gap.Available} 人")));
        var request = new ConfirmDrawRequest { Name = draw.Name, RequestId = stage.Work.RequestId($"{campaign.Key}/confirm") };
        var confirmed = await stage.CallAsync(campaign.Lead, options => stage.Bridge.Draws.ConfirmDrawAsync(request, options), cancellationToken);
        stage.Narrator.Good($"确认：生成 {confirmed.DrawnCount} 个抽查任务，抽取结果送省平台");
        return confirmed;
    }

    /// <summary>Another department of a joint batch compares the list before anybody checks.</summary>
    public async Task<JointList> ConfirmListAsync(Draw draw, string department, IEnumerable<TargetObjection> objections, CancellationToken cancellationToken)
    {
        var request = new ConfirmDrawnListRequest { Draw = draw.Name, Objections = { objections }, RequestId = stage.Work.RequestId($"{campaign.Key}/joint/{department}") };
        var list = await stage.CallAsync(Official.ClerkOf(department), options => stage.Bridge.Joint.ConfirmDrawnListAsync(request, options), cancellationToken);
        var finding = request.Objections.Count == 0 ? "无误" : $"有异议 {request.Objections.Count} 户";
        stage.Narrator.Good($"名单确认：{Official.TitleOf(department)}比对{finding}（期限 {list.ConfirmBy.Year}-{list.ConfirmBy.Month:00}-{list.ConfirmBy.Day:00}，两个工作日）");
        return list;
    }

    private void Describe(Draw draw)
    {
        stage.Narrator.Good($"种子 {draw.Seed}");
        stage.Narrator.Table(
            ["分层", "在册", "抽取"],
            draw.Strata.Select(stratum => new[] { TitleOf(stratum.Name), stratum.Size.ToString(), stratum.Quota.ToString() }));
        stage.Narrator.Say($"分级合计 {draw.StrataTotal} 户；总体 5% 为 {draw.OverallTotal} 户（仅作参考）");
        stage.Narrator.Good($"抽中 {draw.DrawnCount} 户，派员 {draw.SeatCount} 人次；随机性保证：{draw.Assurance}");
    }
}
