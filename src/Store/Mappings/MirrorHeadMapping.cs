using ChangliBridge.Store.Mirror;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ChangliBridge.Store.Mappings;

internal sealed class MirrorHeadMapping : IEntityTypeConfiguration<MirrorHead>
{
    public void Configure(EntityTypeBuilder<MirrorHead> builder)
    {
        builder.HasKey(head => head.Job);
        builder.Ignore(head => head.TakesChanges);
        builder.Property(head => head.Version).IsConcurrencyToken();
    }
}
