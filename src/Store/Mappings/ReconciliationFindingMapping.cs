using ChangliBridge.Store.Reconciling;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ChangliBridge.Store.Mappings;

internal sealed class ReconciliationFindingMapping : IEntityTypeConfiguration<ReconciliationFinding>
{
    public void Configure(EntityTypeBuilder<ReconciliationFinding> builder)
    {
        builder.Ignore(finding => finding.IsOpen);
        builder.Property(finding => finding.Version).IsConcurrencyToken();
        builder.HasIndex(finding => new { finding.Platform, finding.BusinessKey, finding.Revision, finding.Kind }).IsUnique();
    }
}
