using System.Reflection;
using ChangliBridge.Store;
using Xunit;
using Xunit.Sdk;
using Xunit.v3;

namespace ChangliBridge.Testing;

/// <summary>
/// Runs a theory once on each database: its one argument is a <see cref="StoreProvider"/>. Neither is ever left out;
/// where PostgreSQL cannot be had, its tests fail and say what is missing.
/// </summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class BothDatabasesAttribute : DataAttribute
{
    /// <inheritdoc/>
    public override ValueTask<IReadOnlyCollection<ITheoryDataRow>> GetData(MethodInfo testMethod, DisposalTracker disposalTracker) =>
        new([new TheoryDataRow<StoreProvider>(StoreProvider.Sqlite), new TheoryDataRow<StoreProvider>(StoreProvider.Postgres)]);

    /// <inheritdoc/>
    public override bool SupportsDiscoveryEnumeration() => true;
}
