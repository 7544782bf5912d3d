using ChangliBridge.Domain.Results;
using ChangliBridge.Domain.Tasks;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ChangliBridge.Store.Mappings;

internal sealed class InspectionResultMapping : IEntityTypeConfiguration<InspectionResult>
{
    public void Configure(EntityTypeBuilder<InspectionResult> builder)
    {
        builder.HasKey(result => new { result.TaskId, result.Department });
        builder.HasIndex(result => new { result.State, result.TaskId, result.Department });
        builder.HasIndex(result => new { result.State, result.CheckOn, result.TaskId, result.Department });
        builder.Ignore(result => result.Name);
        builder.Ignore(result => result.IsFinished);
        builder.Property(result => result.FollowUps).HasDefaultValue(0);
        builder.HasOne<InspectionTask>().WithMany().HasForeignKey(result => result.TaskId);
        builder.Property(result => result.Codes).AsJson();
        builder.Property(result => result.Inspectors).AsJson();
        builder.Property(result => result.Outcomes).AsJson().HasDefaultValueSql("'[]'");
        builder.Property(result => result.Methods).AsJson().HasDefaultValueSql("'[]'");
        builder.HasIndex(result => result.CheckActionCode).IsUnique().HasFilter("check_action_code <> ''");
        // Those whose amendment is not disclosed yet (4): few, and public in an earlier revision.
        builder.HasIndex([nameof(InspectionResult.TaskId), nameof(InspectionResult.Department)], "IX_inspection_result_public_earlier").HasFilter("disclosed_revision > 0 AND state <> 4");
        builder.Property(result => result.DisclosedRevision).HasDefaultValue(0);
        builder.Property(result => result.Version).IsConcurrencyToken();
    }
}
