using ChangliBridge.Domain.Tasks;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ChangliBridge.Store.Mappings;

internal sealed class InspectionTaskMapping : IEntityTypeConfiguration<InspectionTask>
{
    public void Configure(EntityTypeBuilder<InspectionTask> builder)
    {
        builder.Ignore(task => task.Name);
        builder.HasIndex(task => new { task.Draw, task.Id });
        builder.HasIndex(task => new { task.State, task.Id });
        builder.HasIndex(task => new { task.State, task.EndOn, task.Id });
        builder.HasIndex(task => task.TargetId);
        builder.HasIndex(task => new { task.TargetCode, task.StartOn });
        builder.Property(task => task.ApprovalNumber).HasDefaultValue("");
        builder.Property(task => task.Version).IsConcurrencyToken();
        builder.OwnsMany(task => task.Parts, part =>
        {
            part.WithOwner().HasForeignKey("TaskId");
            part.HasKey("TaskId", nameof(DepartmentPart.Department));
            part.HasIndex(nameof(DepartmentPart.Department), "TaskId");
            part.Property(own => own.Inspectors).AsJson();
            part.Property(own => own.Items).AsJson();
            part.Property(own => own.Place).HasDefaultValue(0);
            part.Property(own => own.TakenOff).HasDefaultValue(false);
            part.Property(own => own.Assistants).AsJson().HasDefaultValueSql("'[]'");
        });
    }
}
