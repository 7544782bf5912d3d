using ChangliBridge.Domain.Burden;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ChangliBridge.Store.Mappings;

internal sealed class OtherCheckMapping : IEntityTypeConfiguration<OtherCheck>
{
    public void Configure(EntityTypeBuilder<OtherCheck> builder)
    {
        builder.Ignore(check => check.Name);
        builder.HasIndex(check => new { check.TargetCode, check.CheckOn });
    }
}
