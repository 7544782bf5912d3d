using ChangliBridge.Domain.Coverage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ChangliBridge.Store.Mappings;

internal sealed class SharedMappingMapping : IEntityTypeConfiguration<SharedMapping>
{
    public void Configure(EntityTypeBuilder<SharedMapping> builder)
    {
        builder.HasKey(mapping => mapping.SupervisionItem);
        builder.Property(mapping => mapping.Items).AsJson();
    }
}
