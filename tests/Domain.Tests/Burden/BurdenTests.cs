using ChangliBridge.Domain.Burden;
using ChangliBridge.Domain.Rules;
using CsCheck;
using Xunit;

namespace ChangliBridge.Domain.Tests.Burden;

/// <summary>The cap on checks of one enterprise, its exemptions and the approval.</summary>
public sealed class BurdenTests
{
    private const string Shop = "91130322MA0000000A";

    private static readonly CheckKind[] OfMinistry = [CheckKind.Routine, CheckKind.Case, CheckKind.Special];
    private static readonly CheckKind[] OfHealthBureau = [CheckKind.Routine, CheckKind.Special];
    private static readonly HashSet<string> Drawn = [Shop];

    [Theory]
    [InlineData(1, false)]
    [InlineData(2, true)]
    public void A_check_beyond_the_cap_is_refused(int before, bool refused) =>
        Assert.Equal(refused, BurdenRules.Check(Terms(2, OfMinistry), null, Times(before)).Any);

    [Fact]
    public void Without_a_cap_nothing_is_beyond_it() => Assert.False(BurdenRules.Check(Terms(0, OfMinistry), null, Times(99)).Any);

    [Theory]
    [InlineData(CheckKind.Routine, true, true)]
    [InlineData(CheckKind.Case, true, false)]
    [InlineData(CheckKind.Special, true, true)]
    [InlineData(CheckKind.SpecialFromAbove, false, false)]
    public void Which_kinds_the_cap_holds_is_the_countys_reading(CheckKind kind, bool byMinistry, bool byHealthBureau)
    {
        var approval = Approved(kind);
        Assert.Equal(byMinistry, BurdenRules.Check(Terms(1, OfMinistry), approval, Times(1)).Any);
        Assert.Equal(byHealthBureau, BurdenRules.Check(Terms(1, OfHealthBureau), approval, Times(1)).Any);
    }

    [Fact]
    public void An_exemption_with_reason_and_number_lets_its_own_target_through()
    {
        var approval = Approved(CheckKind.Routine, new Exemption(Shop, "complaint", "昌民宗检〔2023〕2号"));
        Assert.False(BurdenRules.Check(Terms(1, OfMinistry), approval, Times(1)).Any);
        Assert.True(BurdenRules.Check(Terms(1, OfMinistry), approval, new Dictionary<string, int> { ["another"] = 1 }).Any);
    }

    [Theory]
    [InlineData(true, true)]
    [InlineData(false, false)]
    public void An_approval_is_asked_for_where_the_county_does(bool required, bool refused)
    {
        Assert.Equal(refused, BurdenRules.Check(Terms(0, OfMinistry) with { ApprovalRequired = required }, null, Times(0)).Any);
        Assert.False(BurdenRules.Check(Terms(0, OfMinistry) with { ApprovalRequired = required }, Approved(CheckKind.Routine), Times(0)).Any);
    }

    [Fact]
    public void Everything_wrong_with_an_approval_is_said_at_once_and_nothing_is_kept()
    {
        var approval = CheckApproval.Of("2023-halal/draws/1");
        var refused = Assert.Throws<RuleViolation>(() => approval.Approve(("", (CheckKind)9, [new Exemption("none", "whim", "")]), Terms(1, OfMinistry), Drawn, ("mzj/approver", default)));
        Assert.Equal(
            ["approval_number", "kind", "exemptions[0].target", "exemptions[0].reason", "exemptions[0].approval_number"], refused.Faults.Select(fault => fault.Field));
        Assert.Equal(("", 0, 0), (approval.ApprovalNumber, approval.Exemptions.Count, approval.Version));
    }

    [Fact]
    public void Of_many_targets_the_first_twenty_are_named_and_the_others_counted()
    {
        var faults = BurdenRules.Check(Terms(1, OfMinistry), null, Enumerable.Range(0, 30).ToDictionary(i => $"{i:00}", _ => 1));
        Assert.Equal(21, faults.All.Count);
        Assert.Contains("另有10个", faults.All[^1].Reason);
    }

    [Fact]
    public void Whatever_is_approved_in_whatever_order_the_last_legal_approval_stands() =>
        Gen.Select(OneOf("", "一号", "二号"), Gen.Int[0, 5], OneOf(Shop, "none"), OneOf("complaint", "whim"), OneOf("", "批复")).Array[0, 12].Sample(acts =>
        {
            var (approval, stands) = (CheckApproval.Of("2023-halal/draws/1"), (Number: "", Version: 0));
            foreach (var (number, kind, target, reason, exempt) in acts)
            {
                var legal = number.Length > 0 && kind is >= 1 and <= 4 && target == Shop && reason == "complaint" && exempt.Length > 0;
                try
                {
                    approval.Approve((number, (CheckKind)kind, [new Exemption(target, reason, exempt)]), Terms(1, OfMinistry), Drawn, ("mzj/approver", default));
                    Assert.True(legal);
                    stands = (number, stands.Version + 1);
                }
                catch (RuleViolation)
                {
                    Assert.False(legal);
                }
                Assert.Equal(stands, (approval.ApprovalNumber, approval.Version));
            }
        });

    [Fact]
    public void Another_check_is_recorded_after_it_was_made()
    {
        var today = new DateOnly(2023, 11, 7);
        Assert.Equal("otherChecks/mzj-1", OtherCheck.Record("mzj-1", "mzj", (Shop, CheckKind.Case, today, "昌民宗检〔2023〕1号"), today).Name);
        var refused = Assert.Throws<RuleViolation>(() => OtherCheck.Record("mzj-1", "mzj", ("", 0, today.AddDays(1), ""), today));
        Assert.Equal(["target", "approval_number", "kind", "check_date"], refused.Faults.Select(fault => fault.Field));
    }

    private static Gen<string> OneOf(params string[] texts) => Gen.Int[0, texts.Length - 1].Select(i => texts[i]);

    private static BurdenTerms Terms(int cap, IReadOnlyCollection<CheckKind> counted) => new(cap, "本县公布", counted, "口径", [new ExemptReason("complaint", "投诉举报", "出处")], false);

    private static Dictionary<string, int> Times(int count) => new() { [Shop] = count };

    private static CheckApproval Approved(CheckKind kind, params Exemption[] exemptions)
    {
        var approval = CheckApproval.Of("2023-halal/draws/1");
        approval.Approve(("昌民宗检〔2023〕1号", kind, exemptions), Terms(1, OfMinistry), Drawn, ("mzj/approver", default));
        return approval;
    }
}
