using ChangliBridge.Domain.Registers;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ChangliBridge.Store.Mappings;

internal sealed class RegisteredInspectorMapping : IEntityTypeConfiguration<RegisteredInspector>
{
    public void Configure(EntityTypeBuilder<RegisteredInspector> builder)
    {
        builder.HasKey(inspector => new { inspector.Department, inspector.Key });
        builder.Property(inspector => inspector.Specialities).AsJson();
    }
}
