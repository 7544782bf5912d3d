using ChangliBridge.Domain.Registers;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ChangliBridge.Store.Mappings;

internal sealed class RegisteredTargetMapping : IEntityTypeConfiguration<RegisteredTarget>
{
    public void Configure(EntityTypeBuilder<RegisteredTarget> builder) => builder.HasKey(target => new { target.Department, target.Key });
}
