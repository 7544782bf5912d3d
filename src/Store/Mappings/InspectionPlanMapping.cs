using ChangliBridge.Domain.Plans;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ChangliBridge.Store.Mappings;

internal sealed class InspectionPlanMapping : IEntityTypeConfiguration<InspectionPlan>
{
    public void Configure(EntityTypeBuilder<InspectionPlan> builder)
    {
        builder.Ignore(plan => plan.Name);
        builder.Property(plan => plan.Batches).AsJson();
        builder.Property(plan => plan.Version).IsConcurrencyToken();
    }
}
