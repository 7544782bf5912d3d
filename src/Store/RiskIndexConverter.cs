using ChangliBridge.Domain.Risk;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace ChangliBridge.Store;

/// <summary>Indexes are stored in hundredths: both databases compare whole numbers exactly.</summary>
internal sealed class RiskIndexConverter() : ValueConverter<RiskIndex, int>(index => index.Hundredths, stored => new RiskIndex(stored));
