using ChangliBridge.Store.Ledger;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ChangliBridge.Store.Mappings;

internal sealed class DeliveryMapping : IEntityTypeConfiguration<Delivery>
{
    private const string Waiting = "not_before IS NOT NULL";
    private const string Leased = "lease_until IS NOT NULL";
    private const string Received = "state = 'Received'";

    public void Configure(EntityTypeBuilder<Delivery> builder)
    {
        builder.HasKey(delivery => delivery.Id);
        builder.Property(delivery => delivery.State).HasConversion<string>();
        builder.HasIndex(delivery => new { delivery.Platform, delivery.BusinessKey, delivery.Revision }).IsUnique();
        builder.HasIndex(delivery => new { delivery.Platform, delivery.BusinessKey, delivery.Revision }, "IX_delivery_open").HasFilter(LedgerSql.IsOpen);
        builder.HasIndex(delivery => new { delivery.State, delivery.Id });
        builder.HasIndex(delivery => new { delivery.Department, delivery.Id });
        builder.HasIndex(delivery => new { delivery.Platform, delivery.Department, delivery.NotBefore, delivery.Id }).HasFilter(Waiting);
        builder.HasIndex(delivery => new { delivery.Platform, delivery.Department, delivery.Id }).HasFilter(Received);
        builder.HasIndex(delivery => new { delivery.Platform, delivery.LeaseUntil }).HasFilter(Leased);
        // A row that no due-predicate selects would be stranded for ever: the database refuses it.
        builder.ToTable(table => table.HasCheckConstraint(
            "ck_delivery_due",
            $"((state IN ('Pending', 'Unknown')) = ({Waiting})) AND ((state IN ('Sending', 'Resolving')) = ({Leased}))"));
    }
}
