namespace ChangliBridge.Sandbox.Seeding;

/// <summary>What a target is to the county's plan: inside its scope as one of two types, or outside.</summary>
internal enum TargetRole
{
    Outside,
    SoleTrader,
    Enterprise,
}
