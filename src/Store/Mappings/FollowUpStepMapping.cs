using ChangliBridge.Domain.FollowUp;
using ChangliBridge.Domain.Results;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ChangliBridge.Store.Mappings;

internal sealed class FollowUpStepMapping : IEntityTypeConfiguration<FollowUpStep>
{
    public void Configure(EntityTypeBuilder<FollowUpStep> builder)
    {
        builder.Ignore(step => step.Name);
        builder.Ignore(step => step.IsOpen);
        builder.HasOne<InspectionResult>().WithMany().HasForeignKey(step => new { step.TaskId, step.Department });
        builder.HasIndex(step => new { step.Department, step.Id });
        builder.HasIndex(step => new { step.Addressee, step.Id });
        builder.HasIndex(step => new { step.State, step.Department });
        builder.Property(step => step.RecheckInspectors).AsJson();
        builder.Property(step => step.Acts).AsJson();
        builder.Property(step => step.Version).IsConcurrencyToken();
    }
}
