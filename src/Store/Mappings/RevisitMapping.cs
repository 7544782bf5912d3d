using ChangliBridge.Domain.Revisits;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ChangliBridge.Store.Mappings;

internal sealed class RevisitMapping : IEntityTypeConfiguration<Revisit>
{
    public void Configure(EntityTypeBuilder<Revisit> builder)
    {
        builder.Ignore(revisit => revisit.Name);
        builder.Ignore(revisit => revisit.FoundProblem);
        builder.HasIndex(revisit => revisit.PlanId);
        builder.HasIndex(revisit => revisit.TaskId);
        builder.Property(revisit => revisit.Drawn).AsJson();
        builder.Property(revisit => revisit.FirstInspectors).AsJson();
        builder.Property(revisit => revisit.First).AsJson();
        builder.Property(revisit => revisit.Inspectors).AsJson();
        builder.Property(revisit => revisit.Findings).AsJson();
        builder.Property(revisit => revisit.Version).IsConcurrencyToken();
    }
}
