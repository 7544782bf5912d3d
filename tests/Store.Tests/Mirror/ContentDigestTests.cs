using ChangliBridge.Domain.Catalog;
using ChangliBridge.Domain.Risk;
using ChangliBridge.Store.Mirror;
using ChangliBridge.Testing;
using Xunit;

namespace ChangliBridge.Store.Tests.Mirror;

public sealed class ContentDigestTests
{
    public static TheoryData<Type> Kinds =>
        [.. typeof(IMirrored).Assembly.GetTypes().Where(type => type.IsClass && type.IsAssignableTo(typeof(IMirrored)))];

    [Theory, MemberData(nameof(Kinds))]
    public void Every_field_but_the_snapshot_counts(Type kind)
    {
        var plain = DigestOf(kind, null, null);
        // What has no public setter the database makes of other fields.
        foreach (var property in kind.GetProperties().Where(property => property.SetMethod is { IsPublic: true }))
        {
            object other = property.PropertyType switch
            {
                var type when type == typeof(string) => "x",
                var type when type == typeof(bool) => true,
                var type when type == typeof(long) => 7L,
                var type when type == typeof(DateOnly) || type == typeof(DateOnly?) => new DateOnly(2023, 10, 30),
                var type when type == typeof(DateTimeOffset) => SteppedClock.DemoStart,
                var type when type == typeof(RiskIndex?) => new RiskIndex(0),
                var type when type == typeof(ItemCategory) => ItemCategory.Key,
                var type => Enum.GetValues(type).GetValue(1)!,
            };
            Assert.Equal(property.Name == nameof(IMirrored.Snapshot), plain == DigestOf(kind, property.Name, other));
        }
    }

    [Fact]
    public void Neighbouring_fields_do_not_run_together() =>
        Assert.NotEqual(Of(new MirroredTag { Id = "ab", Name = "c" }), Of(new MirroredTag { Id = "a", Name = "bc" }));

    [Fact]
    public void None_is_another_than_empty() =>
        Assert.NotEqual(Of(new MirroredInspector { CertificateNumber = null }), Of(new MirroredInspector { CertificateNumber = "" }));

    [Fact]
    public void The_order_does_not_matter_and_what_is_taken_away_is_gone()
    {
        var rows = Enumerable.Range(0, 1000).Select(number => Of(new MirroredTag { Id = $"{number}" })).ToList();
        var sum = rows.Aggregate(default(ContentDigest), (all, row) => all.Plus(row));

        Assert.Equal(sum, rows.AsEnumerable().Reverse().Aggregate(default(ContentDigest), (all, row) => all.Plus(row)));
        Assert.Equal(default, rows.Aggregate(sum, (all, row) => all.Minus(row)));
        Assert.NotEqual(sum, rows.Skip(1).Aggregate(default(ContentDigest), (all, row) => all.Plus(row)));
        Assert.Equal(sum, ContentDigest.Parse(sum.ToString()));
        Assert.Equal(64, sum.ToString().Length);
    }

    [Fact]
    public void A_text_longer_than_the_usual_row_counts_to_its_end() =>
        Assert.NotEqual(Of(new MirroredTag { Name = new string('超', 5000) + "a" }), Of(new MirroredTag { Name = new string('超', 5000) + "b" }));

    // What was pulled before there was an index must not look damaged afterwards.
    [Fact]
    public void A_grade_without_an_index_counts_as_grades_did_before() =>
        Assert.Equal(
            "6a93493e85b88e5e",
            Of(new MirroredGrade { Id = "T0001", Scheme = "hebei-abcd", Grade = "A", Month = "2023-10", ChangedAt = SteppedClock.DemoStart }).ToString()[..16]);

    // Both databases keep microseconds; what they cannot keep must not make a snapshot look damaged.
    [Fact]
    public void An_instant_counts_to_the_microsecond()
    {
        var at = SteppedClock.DemoStart;
        Assert.Equal(Of(new MirroredGrade { ChangedAt = at }), Of(new MirroredGrade { ChangedAt = at.AddTicks(9) }));
        Assert.NotEqual(Of(new MirroredGrade { ChangedAt = at }), Of(new MirroredGrade { ChangedAt = at.AddTicks(10) }));
    }

    private static ContentDigest Of(IMirrored row) => new RowDigest().Of(row);

    private static ContentDigest DigestOf(Type kind, string? property, object? value)
    {
        var row = (IMirrored)Activator.CreateInstance(kind)!;
        if (property is not null)
            kind.GetProperty(property)!.SetValue(row, value);
        return Of(row);
    }
}
