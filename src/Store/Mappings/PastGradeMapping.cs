using ChangliBridge.Store.Mirror;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ChangliBridge.Store.Mappings;

internal sealed class PastGradeMapping : IEntityTypeConfiguration<PastGrade>
{
    public void Configure(EntityTypeBuilder<PastGrade> builder) => builder.HasKey(grade => new { grade.TargetId, grade.Run });
}
