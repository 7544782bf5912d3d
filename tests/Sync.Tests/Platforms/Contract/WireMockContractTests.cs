namespace ChangliBridge.Sync.Tests.Platforms.Contract;

public sealed class WireMockContractTests : ContractTests
{
    private protected override Task<ContractWorld> OpenAsync(string profile) => ContractWorld.OfWireMockAsync(profile);
}
