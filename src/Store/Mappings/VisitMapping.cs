using ChangliBridge.Domain.Burden;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ChangliBridge.Store.Mappings;

internal sealed class VisitMapping : IEntityTypeConfiguration<Visit>
{
    public void Configure(EntityTypeBuilder<Visit> builder)
    {
        builder.HasKey(visit => new { visit.TaskId, visit.Department });
        builder.Ignore(visit => visit.Name);
        builder.HasIndex(visit => visit.CodeDigest);
        builder.HasIndex(visit => visit.EnteredAt);
        builder.Property(visit => visit.Version).IsConcurrencyToken();
    }
}
