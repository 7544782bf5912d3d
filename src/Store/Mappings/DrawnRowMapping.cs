using ChangliBridge.Store.Draws;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ChangliBridge.Store.Mappings;

internal sealed class DrawnRowMapping : IEntityTypeConfiguration<DrawnRow>
{
    public void Configure(EntityTypeBuilder<DrawnRow> builder)
    {
        builder.HasKey(row => new { row.DrawId, row.Target });
        builder.HasIndex(row => row.Target);
    }
}
