using ChangliBridge.Store.Ledger;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ChangliBridge.Store.Mappings;

internal sealed class BatchNumberMapping : IEntityTypeConfiguration<BatchNumber>
{
    public void Configure(EntityTypeBuilder<BatchNumber> builder) => builder.HasKey(batch => batch.Day);
}
