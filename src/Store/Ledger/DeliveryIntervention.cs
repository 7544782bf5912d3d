using ChangliBridge.Domain.Rules;
using static ChangliBridge.Store.Ledger.DeliveryState;

namespace ChangliBridge.Store.Ledger;

/// <summary>
/// 人工处置: what an operator may do to a delivery, each act in the caller's unit. Nothing here sends or deletes: a row only becomes due, stops,
/// or is given up by two persons.
/// </summary>
/// <param name="clock">Real time.</param>
public sealed class DeliveryIntervention(LeaseClock clock)
{
    /// <summary>扣留: stops a delivery that waits, until it is released.</summary>
    /// <exception cref="RuleViolation">There is none, or it is under way, settled or held already.</exception>
    public async Task HoldAsync(WriteUnit unit, string id, string reason, CancellationToken ct)
    {
        var row = await RequireAsync(unit, id, [Received, Pending, Unknown], "只有等待中的投递可以扣留；正在发送的请稍候再试。", ct).ConfigureAwait(false);
        await MoveAsync(unit, row, new DeliveryEvent.HeldBack { Reason = reason }, ct).ConfigureAwait(false);
    }

    /// <summary>放行: lets a held delivery go on. What may have been sent is looked up first, and then may be sent once more; a proposal to discard it ends.</summary>
    /// <exception cref="RuleViolation">There is none, or it is not held.</exception>
    public async Task ReleaseAsync(WriteUnit unit, string id, CancellationToken ct)
    {
        var row = await RequireAsync(unit, id, [Held], "只有被扣留的投递可以放行。", ct).ConfigureAwait(false);
        await ProposeAsync(unit, id, ("", ""), ct).ConfigureAwait(false);
        await MoveAsync(unit, row, new DeliveryEvent.SetFree(), ct).ConfigureAwait(false);
    }

    /// <summary>重试: releases a held delivery, and ends the back-off of one that waits to be sent.</summary>
    /// <exception cref="RuleViolation">There is none, or repeating it by hand would do nothing or harm.</exception>
    public async Task RetryAsync(WriteUnit unit, string id, CancellationToken ct)
    {
        var row = await RequireAsync(unit, id, [Held, Pending],
            "等待查询的投递会自动查询，不能提前；平台拒收或内容冲突的请更正后提交新版本；其余无需重试。", ct).ConfigureAwait(false);
        if (row.Row.State == Held)
            await ReleaseAsync(unit, id, ct).ConfigureAwait(false);
        else
            await MoveAsync(unit, row, new DeliveryEvent.Hastened(), ct).ConfigureAwait(false);
    }

    /// <summary>申请作废: proposes to give a held delivery up; nothing changes until another person confirms.</summary>
    /// <exception cref="RuleViolation">There is none, or it is not held.</exception>
    public static async Task ProposeDiscardAsync(WriteUnit unit, string id, string reason, CancellationToken ct)
    {
        await RequireAsync(unit, id, [Held], "请先扣留，再申请作废。", ct).ConfigureAwait(false);
        await ProposeAsync(unit, id, (reason, unit.Actor), ct).ConfigureAwait(false);
        unit.Audit("delivery.propose-discard", $"deliveries/{id}");
    }

    /// <summary>确认作废: a second person gives a held delivery up; it stays in the ledger, and the next revision of its key may go.</summary>
    /// <exception cref="RuleViolation">There is none, nobody proposed it, or the same person did.</exception>
    public async Task ConfirmDiscardAsync(WriteUnit unit, string id, CancellationToken ct)
    {
        var row = await RequireAsync(unit, id, [Held], "只有被扣留且已申请作废的投递可以确认作废。", ct).ConfigureAwait(false);
        var proposals = await unit.Command(LedgerSql.Proposal, ("id", id)).ReadAsync(reader => (Reason: reader.GetString(0), By: reader.GetString(1)), ct).ConfigureAwait(false);
        var (reason, by) = proposals[0];
        if (by.Length == 0)
            throw new RuleViolation(Rule.WrongState, "name", "尚无人申请作废此投递。", "请先由一人申请作废并说明理由。");
        if (by == unit.Actor)
            throw new RuleViolation(Rule.SecondPerson, "name", "申请作废的人不能自己确认。", "请由另一名有权限的人员确认。");
        await MoveAsync(unit, row, new DeliveryEvent.GivenUp { Reason = reason }, ct).ConfigureAwait(false);
    }

    /// <summary>更正: follows a delivery that was refused, conflicts or was given up by a new revision with another body; returns its id. Why is noted on the one that is followed.</summary>
    /// <exception cref="RuleViolation">There is none, its outcome is open, or a later revision exists already.</exception>
    public static async Task<string> CorrectAsync(WriteUnit unit, string id, (byte[] CanonicalBody, string Reason) by, CancellationToken ct)
    {
        var row = await RequireAsync(unit, id, [Rejected, Conflict, Discarded], "只有被拒收、内容冲突或已作废的投递可以更正；被扣留的请先放行查明，或作废。", ct).ConfigureAwait(false);
        var latest = await LedgerRows.LatestRevisionAsync(unit, row.Fact.Platform, row.Fact.BusinessKey, ct).ConfigureAwait(false);
        if (latest > row.Fact.Revision)
            throw new RuleViolation(Rule.WrongState, "name", $"此编号已有更新的版本{latest}。", "请在最新版本上更正。");
        var corrected = DeliveryLedger.Enqueue(unit, row.Fact with { Revision = latest + 1, CanonicalBody = by.CanonicalBody });
        await unit.Command(LedgerSql.Note, ("note", $"；已更正为第{latest + 1}版：{by.Reason}"), ("id", id)).RunAsync(ct).ConfigureAwait(false);
        unit.Audit("delivery.correct", $"deliveries/{id}", ("by", $"deliveries/{corrected}"));
        return corrected;
    }

    private static async Task<LeasedDelivery> RequireAsync(WriteUnit unit, string id, DeliveryState[] states, string remedy, CancellationToken ct)
    {
        var row = await LedgerRows.OneAsync(unit, id, ct).ConfigureAwait(false)
            ?? throw new RuleViolation(Rule.Unknown, "name", $"没有投递“deliveries/{id}”。", "请用 ListDeliveries 查看。");
        return states.Contains(row.Row.State) ? row : throw new RuleViolation(Rule.WrongState, "name", $"投递现为“{Label(row.Row.State)}”。", remedy);
    }

    private async Task MoveAsync(WriteUnit unit, LeasedDelivery row, DeliveryEvent act, CancellationToken ct)
    {
        var at = await clock.NowAsync(unit, ct).ConfigureAwait(false);
        var step = DeliveryGraph.Next(row.Row, act with { At = at }, DeliveryPolicy.Indifferent);
        var moved = await LedgerRows.MoveAsync(unit, [new DeliveryMove(row.Id, [step], act.Reason.Length > 0 ? act.Reason : null)], ct).ConfigureAwait(false);
        if (moved.Count == 0)
            throw new InvalidOperationException($"Delivery {row.Id} moved although its row is locked.");
    }

    private static Task<int> ProposeAsync(WriteUnit unit, string id, (string Reason, string By) proposal, CancellationToken ct) => unit.Command(
        LedgerSql.Propose, ("reason", proposal.Reason), ("by", proposal.By), ("at", unit.Clock.GetUtcNow().UtcDateTime), ("id", id)).RunAsync(ct);

    private static string Label(DeliveryState state) => state switch
    {
        Received => "已接收",
        Pending => "待发送",
        Sending => "正在发送",
        Unknown => "结果不明，待查询",
        Resolving => "正在查询",
        Published => "平台已接收",
        Rejected => "平台拒收",
        Conflict => "内容冲突",
        Held => "已扣留",
        _ => "已作废",
    };
}
