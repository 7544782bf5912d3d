using ChangliBridge.Store.Mirror;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ChangliBridge.Store.Mappings;

internal sealed class MirroredItemMapping : IEntityTypeConfiguration<MirroredItem>
{
    public void Configure(EntityTypeBuilder<MirroredItem> builder) => builder.HasKey(row => new { row.Snapshot, row.Id });
}
