using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace ChangliBridge.Store;

/// <summary>Instants are stored as UTC: SQLite cannot order <see cref="DateTimeOffset"/>, PostgreSQL keeps no offset.</summary>
internal sealed class UtcConverter() : ValueConverter<DateTimeOffset, DateTime>(
    instant => instant.UtcDateTime,
    stored => new DateTimeOffset(DateTime.SpecifyKind(stored, DateTimeKind.Utc)));
