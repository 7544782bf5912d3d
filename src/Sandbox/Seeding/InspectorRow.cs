namespace ChangliBridge.Sandbox.Seeding;

/// <summary>执法检查人员 as the province's register words it.</summary>
/// <remarks>ValidUntil: last day of the certificate; null where open-ended.</remarks>
internal sealed record InspectorRow(
    string Id,
    string Name,
    string Department,
    string? CertificateNumber,
    DateOnly? ValidUntil)
{
    public IReadOnlyList<string> Tags { get; init; } = [];
}
