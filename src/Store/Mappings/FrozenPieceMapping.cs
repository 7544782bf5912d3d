using ChangliBridge.Store.Draws;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ChangliBridge.Store.Mappings;

internal sealed class FrozenPieceMapping : IEntityTypeConfiguration<FrozenPiece>
{
    public void Configure(EntityTypeBuilder<FrozenPiece> builder) => builder.HasKey(piece => new { piece.DrawId, piece.Number });
}
