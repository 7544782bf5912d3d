using ChangliBridge.Domain.Risk;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ChangliBridge.Store.Mappings;

internal sealed class EarlyWarningMapping : IEntityTypeConfiguration<EarlyWarning>
{
    public void Configure(EntityTypeBuilder<EarlyWarning> builder)
    {
        builder.Ignore(warning => warning.Name);
        builder.HasIndex(warning => new { warning.TargetId, warning.Run }).IsUnique();
        // The list of what is open stays short, and is what people ask for.
        builder.HasIndex(warning => warning.AcknowledgedAt).HasFilter("acknowledged_at IS NULL");
        builder.Property(warning => warning.Version).IsConcurrencyToken();
    }
}
