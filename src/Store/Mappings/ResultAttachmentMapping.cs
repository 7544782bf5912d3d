using ChangliBridge.Domain.Results;
using ChangliBridge.Domain.Tasks;
using ChangliBridge.Store.Documents;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ChangliBridge.Store.Mappings;

internal sealed class ResultAttachmentMapping : IEntityTypeConfiguration<ResultAttachment>
{
    public void Configure(EntityTypeBuilder<ResultAttachment> builder)
    {
        builder.HasKey(attachment => new { attachment.TaskId, attachment.Department, attachment.Digest });
        builder.HasOne<InspectionTask>().WithMany().HasForeignKey(attachment => attachment.TaskId);
        builder.HasOne<StoredDocument>().WithMany().HasForeignKey(attachment => attachment.Digest).OnDelete(DeleteBehavior.Restrict);
    }
}
