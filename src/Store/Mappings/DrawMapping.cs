using ChangliBridge.Domain.Drawing;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ChangliBridge.Store.Mappings;

internal sealed class DrawMapping : IEntityTypeConfiguration<Draw>
{
    public void Configure(EntityTypeBuilder<Draw> builder)
    {
        builder.Ignore(draw => draw.Name);
        builder.Ignore(draw => draw.AllOpened);
        builder.HasIndex(draw => new { draw.PlanId, draw.Number }).IsUnique();
        builder.HasIndex(draw => new { draw.Office, draw.Previous }).IsUnique();
        builder.HasIndex(draw => draw.ConfirmedAt);
        builder.Property(draw => draw.Sizes).AsJson();
        builder.Property(draw => draw.Countersignatures).AsJson();
        builder.Property(draw => draw.Slots).AsJson();
        builder.Property(draw => draw.Shortages).AsJson();
        builder.Property(draw => draw.Replacements).AsJson();
        builder.Property(draw => draw.Version).IsConcurrencyToken();
    }
}
