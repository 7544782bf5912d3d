using ChangliBridge.Domain.Plans;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ChangliBridge.Store.Mappings;

internal sealed class InspectionPlanMapping : IEntityTypeConfiguration<InspectionPlan>
{
    public void Configure(EntityTypeBuilder<InspectionPlan> builder)
    {
        builder.Ignore(plan => plan.Name);
        builder.Ignore(plan => plan.Shown);
        builder.Ignore(plan => plan.Latest);
        builder.Ignore(plan => plan.Adjustment);
        builder.Ignore(plan => plan.Temporary);
        builder.Property(plan => plan.Batches).AsJson();
        builder.Property(plan => plan.Versions).AsJson().HasDefaultValueSql("'[]'");
        builder.Property(plan => plan.Version).IsConcurrencyToken();
    }
}
