using ChangliBridge.Domain.Joint;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ChangliBridge.Store.Mappings;

internal sealed class JointListMapping : IEntityTypeConfiguration<JointList>
{
    public void Configure(EntityTypeBuilder<JointList> builder)
    {
        builder.HasKey(list => list.Draw);
        builder.HasIndex(list => list.ClosedAt).HasFilter("closed_at IS NULL");
        builder.Property(list => list.Departments).AsJson();
        builder.Property(list => list.Version).IsConcurrencyToken();
    }
}
