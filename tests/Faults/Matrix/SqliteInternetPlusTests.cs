using ChangliBridge.Store;
using Xunit;

namespace ChangliBridge.Faults.Matrix;

public sealed class SqliteInternetPlusTests(SharedCounty county) : IClassFixture<SharedCounty>
{
    public static TheoryData<string, string, int> Cells => MatrixTheory.Of(StoreProvider.Sqlite, "InternetPlus");

    [Theory(Timeout = MatrixTheory.Longest)]
    [MemberData(nameof(Cells))]
    public Task Nothing_is_lost_or_doubled(string fault, string state, int bridges) =>
        county.PlayAsync(MatrixTheory.Cell((fault, state, bridges), StoreProvider.Sqlite), TestContext.Current.CancellationToken);
}
