using ChangliBridge.Domain.Credit;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ChangliBridge.Store.Mappings;

internal sealed class JointNoticeMapping : IEntityTypeConfiguration<JointNotice>
{
    public void Configure(EntityTypeBuilder<JointNotice> builder)
    {
        builder.Ignore(notice => notice.Name);
        builder.HasOne<CreditRecord>().WithOne().HasForeignKey<JointNotice>(notice => notice.Id);
        builder.Property(notice => notice.Version).IsConcurrencyToken();
        builder.OwnsMany(notice => notice.Measures, measure =>
        {
            measure.WithOwner().HasForeignKey("NoticeId");
            measure.HasKey("NoticeId", nameof(JointMeasure.Department));
            measure.HasIndex(own => own.Department);
            measure.Ignore(own => own.IsRecorded);
        });
    }
}
