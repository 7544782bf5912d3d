using ChangliBridge.Store.Mirror;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ChangliBridge.Store.Mappings;

internal sealed class MirroredGradeMapping : IEntityTypeConfiguration<MirroredGrade>
{
    public void Configure(EntityTypeBuilder<MirroredGrade> builder) => builder.HasKey(row => new { row.Snapshot, row.Id });
}
