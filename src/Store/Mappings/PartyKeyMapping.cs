using ChangliBridge.Domain.Drawing;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ChangliBridge.Store.Mappings;

internal sealed class PartyKeyMapping : IEntityTypeConfiguration<PartyKey>
{
    public void Configure(EntityTypeBuilder<PartyKey> builder)
    {
        builder.HasKey(key => key.Number);
        builder.Property(key => key.Number).ValueGeneratedNever();
        builder.HasIndex(key => key.KeyId).IsUnique();
    }
}
