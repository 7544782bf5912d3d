using ChangliBridge.Domain.Results;
using ChangliBridge.Domain.Supervision;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ChangliBridge.Store.Mappings;

internal sealed class SupervisionActMapping : IEntityTypeConfiguration<SupervisionAct>
{
    public void Configure(EntityTypeBuilder<SupervisionAct> builder)
    {
        builder.HasKey(act => act.Code);
        builder.HasOne<InspectionResult>().WithMany().HasForeignKey(act => new { act.TaskId, act.Department });
        builder.HasIndex(act => new { act.Department, act.State, act.Code });
        builder.HasIndex(act => new { act.State, act.Code });
        builder.Property(act => act.Missing).AsJson();
        builder.Property(act => act.Version).IsConcurrencyToken();
    }
}
