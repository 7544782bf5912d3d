namespace ChangliBridge.Sandbox.Seeding;

/// <summary>检查对象 as the province's register words it.</summary>
internal sealed record TargetRow
{
    public required string Id { get; init; }

    public required string? CreditCode { get; init; }

    public required string? RegistrationNumber { get; init; }

    public required string Name { get; init; }

    /// <summary>enterprise, sole_trader or cooperative.</summary>
    public required string Type { get; init; }

    /// <summary>已成立, 注销, 吊销 or 迁出.</summary>
    public required string State { get; init; }

    public required DateOnly RegisteredOn { get; init; }

    public required string Address { get; init; }

    public required IReadOnlyList<string> Tags { get; init; }
}
