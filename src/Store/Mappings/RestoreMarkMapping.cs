using ChangliBridge.Store.Restore;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ChangliBridge.Store.Mappings;

internal sealed class RestoreMarkMapping : IEntityTypeConfiguration<RestoreMark>
{
    public void Configure(EntityTypeBuilder<RestoreMark> builder) => builder.HasKey(mark => mark.Id);
}
