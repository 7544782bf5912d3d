using ChangliBridge.Domain.Catalog;
using ChangliBridge.Domain.Rules;
using CsCheck;
using Xunit;

namespace ChangliBridge.Domain.Tests.Catalog;

/// <summary>抽查事项 from its claim to its end.</summary>
public sealed class InspectionItemTests
{
    private static readonly UpstreamItem Upstream = new("MZ001", "清真食品检查", ItemCategory.General, "《河北省清真食品管理条例》", "实地检查", true) { Content = "生产经营条件", ChangedOn = new DateOnly(2023, 1, 5) };
    private static readonly Acting Clerk = new("mzj/clerk", new DateTimeOffset(2023, 2, 1, 0, 0, 0, TimeSpan.Zero));

    [Fact]
    public void A_claim_takes_over_what_the_province_words_and_the_duty_it_rests_on()
    {
        var (item, version) = InspectionItem.Claim(Upstream, "mzj", "三定第三条", Clerk);
        Assert.Equal(("mzj-mz001", "生产经营条件", ItemState.InForce, 1), (item.Id, item.Content, item.State, item.LatestVersion));
        Assert.Equal((1, ItemAct.Claimed, "三定第三条", "mzj/clerk", Upstream.ChangedOn), (version.Number, version.Act, version.DutyBasis, version.MadeBy, version.UpstreamChangedOn));
        Assert.Equal((1, false), (item.ClaimFact("130322").Revision, item.ClaimFact("130322").Body.ContainsKey("retired")));
    }

    public static TheoryData<UpstreamItem?, UpstreamState> Standings => new()
    {
        { Upstream, UpstreamState.Same },
        { Upstream with { ChangedOn = new DateOnly(2023, 9, 1) }, UpstreamState.Same },
        { Upstream with { Title = "x" }, UpstreamState.Changed },
        { Upstream with { Category = ItemCategory.Key }, UpstreamState.Changed },
        { Upstream with { LegalBasis = "x" }, UpstreamState.Changed },
        { Upstream with { Method = "x" }, UpstreamState.Changed },
        { Upstream with { Content = "x" }, UpstreamState.Changed },
        { Upstream with { JointEligible = false }, UpstreamState.Changed },
        { null, UpstreamState.Withdrawn },
    };

    [Theory, MemberData(nameof(Standings))]
    public void Any_word_that_the_province_changed_shows(UpstreamItem? now, UpstreamState expected) =>
        Assert.Equal(expected, InspectionItem.Claim(Upstream, "mzj", "三定", Clerk).Item.Compare(now));

    [Fact]
    public void An_item_follows_the_province_and_never_goes_ahead_of_it()
    {
        var item = InspectionItem.Claim(Upstream, "mzj", "三定", Clerk).Item;
        Refused(Rule.UpstreamChangedFirst, () => item.Reclaim(Upstream, "", "年度清理", Clerk));
        Refused(Rule.UpstreamChangedFirst, () => item.Reclaim(null, "", "年度清理", Clerk));
        Refused(Rule.FieldRequired, () => item.Reclaim(Upstream with { Title = "新" }, "", " ", Clerk));
        var version = item.Reclaim(Upstream with { Title = "新" }, "", "省级调整", Clerk);
        Assert.Equal((2, ItemAct.Reclaimed, "新", "三定", 2), (version.Number, version.Act, item.Title, item.DutyBasis, item.ClaimFact("130322").Revision));
    }

    [Fact]
    public void The_guidance_is_versioned_with_the_item()
    {
        var item = InspectionItem.Claim(Upstream, "mzj", "三定", Clerk).Item;
        Assert.Equal("查看台账", item.UpdateGuidance("查看台账", "首次编制", Clerk).Guidance);
        Refused(Rule.FieldMalformed, () => item.UpdateGuidance("查看台账", "无变化", Clerk));
        Refused(Rule.FieldRequired, () => item.UpdateGuidance("", "清空", Clerk));
        Assert.Equal(20_000, item.UpdateGuidance(new string('字', 20_000), "加长", Clerk).Guidance.Length);
        Refused(Rule.FieldMalformed, () => item.UpdateGuidance(new string('字', 20_001), "过长", Clerk));
    }

    [Fact]
    public void A_retired_item_takes_no_act_until_it_is_claimed_again()
    {
        var item = InspectionItem.Claim(Upstream, "mzj", "三定", Clerk).Item;
        Assert.Equal(ItemAct.Retired, item.Retire("职责划转", Clerk).Act);
        Assert.True((bool)item.ClaimFact("130322").Body["retired"]);
        Refused(Rule.ItemInForce, () => item.Retire("再次", Clerk));
        Refused(Rule.ItemInForce, () => item.UpdateGuidance("x", "x", Clerk));
        Refused(Rule.ItemInForce, () => item.ConfirmMapping(["13032211010001"], "130322"));
        item.Reclaim(Upstream, "新三定", "职责划回", Clerk);
        Assert.Equal((ItemState.InForce, "新三定", 3, 3), (item.State, item.DutyBasis, item.LatestVersion, item.ClaimRevision));
    }

    [Fact]
    public void Whatever_is_tried_in_whatever_order_versions_have_no_gap_and_a_refusal_changes_nothing() =>
        Gen.Int[0, 5].Array[1, 40].Sample(acts =>
        {
            var (item, first) = InspectionItem.Claim(Upstream, "mzj", "三定", Clerk);
            var (upstream, versions, retired) = ((UpstreamItem?)Upstream, new List<ItemVersion> { first }, false);
            foreach (var (act, step) in acts.Select((act, step) => (act, step)))
            {
                var (before, told, legal) = (item.LatestVersion, item.ClaimRevision, act switch
                {
                    0 or 1 => true,
                    2 => upstream is not null && (retired || item.Compare(upstream) != UpstreamState.Same),
                    _ => !retired,
                });
                try
                {
                    switch (act)
                    {
                        case 0: upstream = Upstream with { Title = $"第{step}次调整" }; break;
                        case 1: upstream = step % 2 == 0 ? null : Upstream; break;
                        case 2: versions.Add(item.Reclaim(upstream, "", "省级调整", Clerk)); retired = false; break;
                        case 3: versions.Add(item.UpdateGuidance($"指引{step}", "修订", Clerk)); break;
                        case 4: versions.Add(item.Retire("停用", Clerk)); retired = true; break;
                        default: item.ConfirmMapping(["13032211010001"], "130322"); break;
                    }
                    Assert.True(legal);
                }
                catch (RuleViolation)
                {
                    Assert.False(legal);
                    Assert.Equal((before, told), (item.LatestVersion, item.ClaimRevision));
                }
                Assert.Equal(retired ? ItemState.Retired : ItemState.InForce, item.State);
            }
            Assert.Equal(Enumerable.Range(1, item.LatestVersion), versions.Select(version => version.Number));
            Assert.Equal(versions.Count(version => version.Act != ItemAct.GuidanceUpdated), item.ClaimRevision);
        });

    private static void Refused(Rule rule, Action act) => Assert.Contains(rule, Assert.Throws<RuleViolation>(act).Faults.Select(fault => fault.Rule));
}
