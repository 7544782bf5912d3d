using ChangliBridge.Store.Mirror;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ChangliBridge.Store.Mappings;

internal sealed class MirroredTagMapping : IEntityTypeConfiguration<MirroredTag>
{
    public void Configure(EntityTypeBuilder<MirroredTag> builder) => builder.HasKey(row => new { row.Snapshot, row.Id });
}
