using ChangliBridge.Domain.Credit;
using ChangliBridge.Domain.Results;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ChangliBridge.Store.Mappings;

internal sealed class CreditRecordMapping : IEntityTypeConfiguration<CreditRecord>
{
    public void Configure(EntityTypeBuilder<CreditRecord> builder)
    {
        builder.Ignore(record => record.Name);
        builder.HasOne<InspectionResult>().WithMany().HasForeignKey(record => new { record.TaskId, record.Department });
        builder.HasIndex(record => new { record.State, record.Id });
        builder.HasIndex(record => new { record.Keeper, record.Id });
        builder.HasIndex(record => record.TargetCode);
        builder.Property(record => record.Repairs).AsJson();
        builder.Property(record => record.Version).IsConcurrencyToken();
    }
}
