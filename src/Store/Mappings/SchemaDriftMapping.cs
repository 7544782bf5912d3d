using ChangliBridge.Store.Mirror;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ChangliBridge.Store.Mappings;

internal sealed class SchemaDriftMapping : IEntityTypeConfiguration<SchemaDrift>
{
    public void Configure(EntityTypeBuilder<SchemaDrift> builder) => builder.HasKey(drift => new { drift.Job, drift.Field, drift.Kind });
}
