using ChangliBridge.Domain.Catalog;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ChangliBridge.Store.Mappings;

internal sealed class InspectionItemMapping : IEntityTypeConfiguration<InspectionItem>
{
    public void Configure(EntityTypeBuilder<InspectionItem> builder)
    {
        // Items of before there were versions are in force, and their first version is the claim.
        builder.Property(item => item.State).HasDefaultValue(ItemState.InForce);
        builder.Property(item => item.LatestVersion).HasDefaultValue(1);
        builder.Property(item => item.ClaimRevision).HasDefaultValue(1);
        builder.Property(item => item.SupervisionItems).AsJson();
        builder.Property(item => item.Version).IsConcurrencyToken();
    }
}
