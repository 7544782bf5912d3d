using ChangliBridge.Domain.Results;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ChangliBridge.Store.Mappings;

internal sealed class ResultRevisionMapping : IEntityTypeConfiguration<ResultRevision>
{
    public void Configure(EntityTypeBuilder<ResultRevision> builder)
    {
        builder.HasKey(revision => new { revision.TaskId, revision.Department, revision.Revision });
        builder.HasOne<InspectionResult>().WithMany().HasForeignKey(revision => new { revision.TaskId, revision.Department });
        builder.Property(revision => revision.Codes).AsJson();
        builder.Property(revision => revision.Inspectors).AsJson();
        builder.Property(revision => revision.Outcomes).AsJson();
        builder.Property(revision => revision.Methods).AsJson();
    }
}
