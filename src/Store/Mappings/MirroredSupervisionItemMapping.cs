using ChangliBridge.Store.Mirror;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ChangliBridge.Store.Mappings;

internal sealed class MirroredSupervisionItemMapping : IEntityTypeConfiguration<MirroredSupervisionItem>
{
    public void Configure(EntityTypeBuilder<MirroredSupervisionItem> builder) => builder.HasKey(row => new { row.Snapshot, row.Id });
}
