using ChangliBridge.Domain.Tags;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ChangliBridge.Store.Mappings;

internal sealed class TagMarkMapping : IEntityTypeConfiguration<TagMark>
{
    public void Configure(EntityTypeBuilder<TagMark> builder)
    {
        builder.HasKey(mark => new { mark.Subject, mark.SubjectId, mark.Tag });
        builder.HasIndex(mark => new { mark.Subject, mark.Tag, mark.State, mark.SubjectId });
        builder.Property(mark => mark.Version).IsConcurrencyToken();
    }
}
