using ChangliBridge.Domain.Catalog;
using ChangliBridge.Domain.Rules;
using ChangliBridge.Domain.Tags;
using CsCheck;
using Xunit;

namespace ChangliBridge.Domain.Tests.Tags;

/// <summary>A rule proposes a tag, a person decides.</summary>
public sealed class TagMarkTests
{
    private static readonly DateTimeOffset Now = new(2023, 10, 30, 1, 0, 0, TimeSpan.Zero);
    private static readonly Acting Clerk = new("mzj/clerk", Now);
    private static readonly TagRule Rule1 = new("halal-name", TagSubject.Target, "清真食品生产经营", TagField.Name, ["清真", "牛羊肉"]);

    [Fact]
    public void A_rule_proposes_by_what_it_looks_at_and_never_what_was_decided_before()
    {
        Assert.True(Rule1.Proposes(new TagCandidate("t1", []) { Name = "昌黎清真牛肉店" }));
        Assert.False(Rule1.Proposes(new TagCandidate("t1", []) { Name = "昌黎百货店", BusinessScope = "清真食品" }));
        Assert.False(Rule1.Proposes(new TagCandidate("t1", ["清真食品生产经营"]) { Name = "昌黎清真牛肉店" }));
        Assert.True((Rule1 with { Field = TagField.BusinessScope }).Proposes(new TagCandidate("t1", []) { BusinessScope = "清真食品销售" }));
        Assert.True((Rule1 with { Field = TagField.Address, Contains = ["学校"] }).Proposes(new TagCandidate("t1", []) { Address = "昌黎县学校路" }));
        Assert.True((Rule1 with { Field = TagField.Department, Contains = ["mzj"] }).Proposes(new TagCandidate("i1", []) { Department = "mzj" }));
        Assert.True((Rule1 with { Field = TagField.Item, Contains = ["MZ001"] }).Proposes(new TagCandidate("i1", []) { Items = ["MZ001"] }));
        Assert.False((Rule1 with { Field = TagField.Item, Contains = ["MZ001"] }).Proposes(new TagCandidate("i1", []) { Items = ["MZ0011"] }));
    }

    [Theory]
    [InlineData(TagSubject.Target, TagField.Name, true)]
    [InlineData(TagSubject.Target, TagField.Item, false)]
    [InlineData(TagSubject.Inspector, TagField.Department, true)]
    [InlineData(TagSubject.Inspector, TagField.BusinessScope, false)]
    public void A_rule_looks_only_at_what_there_is(TagSubject subject, TagField field, bool fits) => Assert.Equal(fits, (Rule1 with { Subject = subject, Field = field }).Fits);

    [Fact]
    public void A_tag_outside_the_library_is_refused()
    {
        Assert.Equal(Rule.TagInLibrary, Assert.Throws<RuleViolation>(() => TagMark.Confirm(null, (TagSubject.Target, "t1", "自编标签"), false, Clerk)).Faults[0].Rule);
        var mark = TagMark.Confirm(null, (TagSubject.Target, "t1", "餐饮服务"), true, Clerk);
        Assert.Equal((TagMarkState.Confirmed, "mzj/clerk", Now, ""), (mark.State, mark.DecidedBy, mark.DecidedAt!.Value, mark.RuleId));
    }

    [Fact]
    public void Whatever_is_decided_in_whatever_order_only_a_person_confirms_and_a_refusal_changes_nothing() =>
        Gen.Int[0, 2].Array[1, 20].Sample(acts =>
        {
            var (mark, expected) = (TagMark.Suggest(TagSubject.Target, "t1", Rule1, Now), TagMarkState.Suggested);
            Assert.Equal(("", 0), (mark.DecidedBy, mark.Version));
            foreach (var act in acts)
            {
                var (before, legal) = (mark.Version, act switch { 0 => expected != TagMarkState.Confirmed, 1 => expected != TagMarkState.Rejected, _ => false });
                try
                {
                    switch (act)
                    {
                        case 0: Assert.Same(mark, TagMark.Confirm(mark, (TagSubject.Target, "t1", mark.Tag), true, Clerk)); expected = TagMarkState.Confirmed; break;
                        case 1: mark.Reject("不属于", Clerk); expected = TagMarkState.Rejected; break;
                        default: mark.Reject("", Clerk); break;
                    }
                    Assert.True(legal);
                    Assert.Equal(before + 1, mark.Version);
                }
                catch (RuleViolation)
                {
                    Assert.False(legal);
                    Assert.Equal(before, mark.Version);
                }
                Assert.Equal(expected, mark.State);
            }
        });
}
