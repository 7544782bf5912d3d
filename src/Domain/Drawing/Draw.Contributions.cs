using ChangliBridge.Domain.Drawing.Signing;
using ChangliBridge.Domain.Rules;

namespace ChangliBridge.Domain.Drawing;

// 会签, 承诺, 公开: what parties do between freeze and reveal. Source: docs/draw.md, section 2.
public sealed partial class Draw
{
    /// <summary>会签: an outside party signs the commitment before the first contribution, so that it cannot be made afterwards.</summary>
    /// <param name="party">The party.</param>
    /// <param name="keyId">Its key in force; empty where it has none.</param>
    /// <param name="signature">Over the commitment's 32 bytes.</param>
    /// <param name="now">The instant.</param>
    public void Countersign(string party, string keyId, string signature, DateTimeOffset now)
    {
        Require(now, DrawState.Frozen);
        RequireOutside(party);
        if (Countersignatures.Any(one => one.Party == party))
            throw new RuleViolation(Rule.WrongState, "name", "本单位已会签。", "无需重复会签。");
        if (RuleKeyOf(party) is not { } bound)
            throw new RuleViolation(Rule.KeyRegistered, "name", $"冻结时“{party}”没有登记公钥。", "请先登记公钥；此次抽取不能由本单位会签。");
        if (bound != keyId)
            throw new RuleViolation(Rule.KeyRegistered, "name", "本单位的公钥在冻结后已更换。", "请用冻结时登记的私钥会签。");
        RequireSignature("signature", bound, Convert.FromHexString(Commitment), signature);
        Countersignatures = [.. Countersignatures, new Countersignature(party, bound, signature)];
        Version++;
    }

    /// <summary>承诺: a party posts the commitment of its committed slot, before the slot closes.</summary>
    public void Commit(string slot, string party, (string Commitment, string Signature) post, DateTimeOffset now)
    {
        var entry = OwnSlot(slot, party, now);
        if (entry.Kind != DrawSlot.Committed)
            throw Contribution("commitment", $"“{slot}”不是先承诺后公开的参与方。", "请直接提交其数值。");
        if (entry.Commitment.Length > 0)
            throw Contribution("commitment", $"“{slot}”已提交承诺，不能更改。", "请在全部承诺提交后公开原值。");
        var at = PostedAt(entry, "commitment", now);
        if (post.Commitment.Length != 64 || !post.Commitment.All(char.IsAsciiHexDigitLower))
            throw new RuleViolation(Rule.FieldMalformed, "commitment", "承诺值不是64位小写十六进制。", "请按 docs/draw.md 计算承诺值。");
        RequireSignature("signature", entry.KeyId, Convert.FromHexString(post.Commitment), post.Signature);
        Put(entry with { Commitment = post.Commitment, Signature = post.Signature, CommittedAt = at });
    }

    /// <summary>公开: a party opens the value of its committed slot, once every slot but a beacon is posted.</summary>
    public void OpenValue(string slot, string party, string value, DateTimeOffset now)
    {
        var entry = OwnSlot(slot, party, now);
        var waiting = Slots.Where(other => !other.IsPosted).Select(other => other.Party).ToList();
        if (waiting.Count > 0)
            throw Contribution("value", $"尚有参与方未提交承诺：{string.Join("、", waiting)}，此时公开原值会让后来者选择。", "请等全部承诺提交后再公开。");
        RequireUnopened(entry);
        if (!ContributionChecks.Fits(entry.Declared, value))
            throw new RuleViolation(Rule.FieldMalformed, "value", "原值不是32至128位小写十六进制。", "请公开提交承诺时使用的原值。");
        if (Sha.Hex(MessageOf(slot, value)) != entry.Commitment)
            throw Contribution("value", $"“{slot}”公开的原值与承诺不符。", "请公开提交承诺时使用的原值。");
        Put(entry with { Value = value, OpenedAt = now });
    }

    /// <summary>见证: the witness posts what was thrown in public after the freeze, once and signed.</summary>
    public void PostWitnessed(string slot, string party, (string Value, string Signature) post, DateTimeOffset now)
    {
        var entry = OwnSlot(slot, party, now);
        RequireUnopened(entry);
        var at = PostedAt(entry, "value", now);
        if (!ContributionChecks.Fits(entry.Declared, post.Value))
            throw new RuleViolation(Rule.FieldMalformed, "value", $"数值不符合{entry.Form}的形式。", "请将骰子写作1至6、数字写作0至9，不加分隔，个数与声明一致。");
        RequireSignature("signature", entry.KeyId, MessageOf(slot, post.Value), post.Signature);
        Put(entry with { Value = post.Value, Signature = post.Signature, CommittedAt = at, OpenedAt = now });
    }

    /// <summary>公共信标: the round's randomness with its signature, after the round's time.</summary>
    public void PostBeacon(string slot, (string Value, string Signature) post, DateTimeOffset now)
    {
        var entry = SlotOf(slot, now);
        RequireUnopened(entry);
        if (now < entry.ClosesAt)
            throw Contribution("value", $"信标轮次{entry.Source}在{Facts.FactText.Instant(entry.ClosesAt)}才产生。", "请在该时间之后提交。");
        if (!ContributionChecks.Fits(entry.Declared, post.Value) || !Drawing.Assurance.IsDigestOf(post.Value, post.Signature))
            throw new RuleViolation(Rule.SignatureFits, "value", "随机值不是该轮签名的 SHA-256。", "请提交该轮的 randomness 与 signature，均为小写十六进制。");
        Put(entry with { Value = post.Value, Signature = post.Signature, CommittedAt = WholeSecond(now), OpenedAt = now });
    }

    /// <summary>The kind of a slot, where there is such a slot.</summary>
    public string? KindOf(string slot) => Slots.FirstOrDefault(entry => entry.Party == slot)?.Kind;

    private byte[] MessageOf(string slot, string value) => SlotCommitment.Of(Convert.FromHexString(Commitment), slot, value);

    private string? RuleKeyOf(string party) => ReadRule().Keys.GetValueOrDefault(party);

    private SlotEntry SlotOf(string slot, DateTimeOffset now)
    {
        Require(now, DrawState.Frozen, DrawState.Open);
        return Slots.FirstOrDefault(entry => entry.Party == slot)
            ?? throw Contribution("slot", $"此次抽取没有参与方“{slot}”。", $"参与方为：{string.Join("、", Slots.Select(known => known.Party))}。");
    }

    private SlotEntry OwnSlot(string slot, string party, DateTimeOffset now)
    {
        var entry = SlotOf(slot, now);
        return slot == party ? entry : throw new RuleViolation(Rule.NotPermitted, "slot", "只能提交本单位的贡献。", "请由该参与方自己提交。");
    }

    /// <summary>
    /// Evidence knows whole seconds. A post counts from the end of its second, so that it stands after the freeze in every checker's eyes;
    /// in the last second before the close from its beginning, so that it stands before that.
    /// </summary>
    private static DateTimeOffset PostedAt(SlotEntry entry, string field, DateTimeOffset now)
    {
        var (second, closes) = (WholeSecond(now), WholeSecond(entry.ClosesAt));
        var at = second.AddSeconds(1) < closes ? second.AddSeconds(1) : second;
        return at < closes ? at : throw Contribution(field, $"“{entry.Party}”的提交已于{Facts.FactText.Instant(entry.ClosesAt)}截止。", "此次抽取只能由县双随机办作废后重做。");
    }

    private static void RequireUnopened(SlotEntry entry)
    {
        if (entry.Value.Length > 0)
            throw Contribution("value", $"“{entry.Party}”已公开，不能更改。", "无需重复公开。");
    }

    private static void RequireSignature(string field, string keyId, byte[] message, string signature)
    {
        if (PublicKey.Parse(keyId)?.Verifies(message, signature) != true)
            throw new RuleViolation(Rule.SignatureFits, field, $"签名不是公钥{keyId}对承诺内容的签名。", "请用登记公钥对应的私钥，对32字节摘要签名（docs/draw.md 第5节），十六进制128位。");
    }

    private void Put(SlotEntry changed)
    {
        Slots = [.. Slots.Select(entry => entry.Party == changed.Party ? changed : entry)];
        State = DrawState.Open;
        Version++;
    }

    private static DateTimeOffset WholeSecond(DateTimeOffset at) => at.AddTicks(-(at.Ticks % TimeSpan.TicksPerSecond));

    private static RuleViolation Contribution(string field, string reason, string remedy) => new(Rule.ContributionInOrder, field, reason, remedy);
}
