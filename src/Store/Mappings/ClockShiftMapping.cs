using ChangliBridge.Store.Clock;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ChangliBridge.Store.Mappings;

internal sealed class ClockShiftMapping : IEntityTypeConfiguration<ClockShift>
{
    public void Configure(EntityTypeBuilder<ClockShift> builder) => builder.Property(shift => shift.Id).ValueGeneratedNever();
}
