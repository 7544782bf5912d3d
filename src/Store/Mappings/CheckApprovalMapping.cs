using ChangliBridge.Domain.Burden;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ChangliBridge.Store.Mappings;

internal sealed class CheckApprovalMapping : IEntityTypeConfiguration<CheckApproval>
{
    public void Configure(EntityTypeBuilder<CheckApproval> builder)
    {
        builder.HasKey(approval => approval.DrawId);
        builder.Property(approval => approval.Exemptions).AsJson();
        builder.Property(approval => approval.Version).IsConcurrencyToken();
    }
}
