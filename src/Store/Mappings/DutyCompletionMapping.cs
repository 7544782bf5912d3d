using ChangliBridge.Domain.Duties;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ChangliBridge.Store.Mappings;

internal sealed class DutyCompletionMapping : IEntityTypeConfiguration<DutyCompletion>
{
    public void Configure(EntityTypeBuilder<DutyCompletion> builder) => builder.HasKey(done => new { done.DutyId, done.Year, done.Department });
}
