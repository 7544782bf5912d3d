using System.Text.Json;
using Xunit;

namespace ChangliBridge.Architecture.Tests;

/// <summary>How the bridge asks the runtime to run it. A property that MSBuild does not know is no error, so what came of it is looked at.</summary>
public sealed class RuntimeTests
{
    [Theory]
    [InlineData("System.GC.Server")]
    [InlineData("System.GC.Concurrent")]
    [InlineData("System.Runtime.TieredPGO")]
    public void The_bridge_runs_without(string property)
    {
        using var config = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "ChangliBridge.Adapter.runtimeconfig.json")));
        Assert.Equal(JsonValueKind.False, config.RootElement.GetProperty("runtimeOptions").GetProperty("configProperties").GetProperty(property).ValueKind);
    }
}
