namespace ChangliBridge.Sync.Tests.Platforms.Contract;

public sealed class SandboxContractTests : ContractTests
{
    private protected override Task<ContractWorld> OpenAsync(string profile) => ContractWorld.OfSandboxAsync(profile);
}
