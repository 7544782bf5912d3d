using ChangliBridge.Domain.Results;
using ChangliBridge.Domain.Rules;
using ChangliBridge.Domain.Tasks;
using Xunit;

namespace ChangliBridge.Domain.Tests.Results;

/// <summary>附件 of a result: added and removed until the review, then part of what the province receives.</summary>
public sealed class ResultAttachmentTests
{
    private static readonly (string Digest, string MediaType, long Size) Photo = (new string('a', 64), "image/jpeg", 2048);
    private static readonly (string, DateTimeOffset) At = ("130322", SmallResult.Now);

    private readonly InspectionTask _task = SmallResult.Task();

    [Fact]
    public void What_a_revision_was_concluded_with_goes_to_the_province_and_stays()
    {
        var result = SmallResult.Submit(_task);
        var (photo, more) = (Attach(result), Attach(result, document: (new string('b', 64), "application/pdf", 10)));
        more.Remove(result);
        var fact = result.Conclude(_task, "approver-1", At, [photo]);
        var told = Assert.Single((IReadOnlyList<Dictionary<string, object>>)fact.Body["attachments"]);
        Assert.Equal((Photo.Digest, "现场照片", "image/jpeg", 2048L), (told["digest"], told["title"], told["mediaType"], told["size"]));
        Assert.Equal(Rule.WrongState, BrokenBy(() => photo.Remove(result)));
        Assert.Equal(Rule.WrongState, BrokenBy(() => Attach(result, document: (new string('c', 64), "application/pdf", 10))));
    }

    [Fact]
    public void An_amendment_adds_attachments_and_removes_none_of_the_revision_before()
    {
        var result = SmallResult.Submit(_task);
        var photo = Attach(result);
        result.Conclude(_task, "approver-1", At, [photo]);
        result.Amend(_task, "clerk-3", (SmallResult.Draft, "补充照片"), (SmallResult.Surroundings, SmallResult.Now));
        Assert.Equal(Rule.WrongState, BrokenBy(() => photo.Remove(result)));
        var more = Attach(result, document: (new string('b', 64), "image/jpeg", 10));
        result.Conclude(_task, "approver-1", At, [photo, more]);
        Assert.Equal((1, 2), (photo.ConcludedIn, more.ConcludedIn));
    }

    [Fact]
    public void A_change_of_attachments_changes_the_results_version_so_that_a_review_under_way_notices()
    {
        var result = SmallResult.Submit(_task);
        var version = result.Version;
        Attach(result);
        Assert.Equal(version + 1, result.Version);
    }

    [Fact]
    public void Before_there_is_a_result_documents_can_be_attached_to_it() => Assert.Equal((0, "clerk-1"), (Attach(null).ConcludedIn, Attach(null).AttachedBy));

    [Theory]
    [InlineData(19, false)]
    [InlineData(20, true)]
    public void A_result_holds_as_many_as_the_county_allows(int others, bool refused)
    {
        string[] known = [.. Enumerable.Range(0, others).Select(i => $"{i}")];
        if (refused)
            Assert.Equal(Rule.AttachmentsWithinLimit, BrokenBy(() => Attach(null, others: known)));
        else
            Assert.Equal(Photo.Digest, Attach(null, others: known).Digest);
    }

    [Fact]
    public void Everything_wrong_is_named_at_once()
    {
        var faults = Assert.Throws<RuleViolation>(() => ResultAttachment.Attach((_task.Id, "mzj"), null, null, (" ", "clerk-1", SmallResult.Now, [], 0))).Faults;
        Assert.Equal([(Rule.FieldRequired, "title"), (Rule.Unknown, "document"), (Rule.AttachmentsWithinLimit, "document")], faults.Select(fault => (fault.Rule, fault.Field)));
        Assert.Equal(Rule.AlreadyExists, BrokenBy(() => Attach(null, others: [Photo.Digest])));
    }

    private ResultAttachment Attach(InspectionResult? result, (string, string, long)? document = null, string[]? others = null) =>
        ResultAttachment.Attach((_task.Id, "mzj"), document ?? Photo, result, ("现场照片", "clerk-1", SmallResult.Now, others ?? [], 20));

    private static Rule BrokenBy(Action act) => Assert.Single(Assert.Throws<RuleViolation>(act).Faults).Rule;
}
