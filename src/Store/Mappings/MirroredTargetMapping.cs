using ChangliBridge.Store.Mirror;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ChangliBridge.Store.Mappings;

internal sealed class MirroredTargetMapping : IEntityTypeConfiguration<MirroredTarget>
{
    public void Configure(EntityTypeBuilder<MirroredTarget> builder) => builder.HasKey(row => new { row.Snapshot, row.Id });
}
