using ChangliBridge.Domain.Results;
using ChangliBridge.Domain.Tasks;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ChangliBridge.Store.Mappings;

internal sealed class SavedDraftMapping : IEntityTypeConfiguration<SavedDraft>
{
    public void Configure(EntityTypeBuilder<SavedDraft> builder)
    {
        builder.HasKey(draft => new { draft.TaskId, draft.Department });
        builder.HasOne<InspectionTask>().WithMany().HasForeignKey(draft => draft.TaskId);
        builder.Property(draft => draft.Version).IsConcurrencyToken();
    }
}
