using ChangliBridge.Store.Mirror;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ChangliBridge.Store.Mappings;

internal sealed class RetiredRowMapping : IEntityTypeConfiguration<RetiredRow>
{
    public void Configure(EntityTypeBuilder<RetiredRow> builder) => builder.HasKey(row => new { row.SyncRun, row.Id });
}
