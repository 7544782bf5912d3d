using ChangliBridge.Sandbox.Dialects;
using ChangliBridge.Sandbox.Gateway;

namespace ChangliBridge.Sandbox;

/// <summary>How a sandbox is started.</summary>
internal sealed record SandboxOptions
{
    /// <summary>Port of both platforms; 0 means a free one.</summary>
    public int Port { get; init; }

    /// <summary>Port of the admin API; 0 means a free one.</summary>
    public int AdminPort { get; init; }

    /// <summary>Targets in the register, at least 10.</summary>
    public int Size { get; init; } = 400;

    public ulong Seed { get; init; } = 2023;

    /// <summary>Departments with inspectors in the register, besides the two of the county's plan.</summary>
    public IReadOnlyList<string> OtherDepartments { get; init; } = [];

    /// <summary>Where the province's clock starts; null means real time.</summary>
    public DateTimeOffset? StartAt { get; init; }

    /// <summary>How both platforms are spoken to: one of <see cref="Dialect.Names"/>.</summary>
    public string Profile { get; init; } = Dialect.Hebei;

    /// <summary>Of profile hebei: 64 hex digits.</summary>
    public string AppKey { get; init; } = GatewayCredentials.SampleAppKey;

    /// <summary>Of profile tif: what the caller signs with.</summary>
    public string Token { get; init; } = TifDoor.SampleToken;

    /// <summary>Where accepted pushes are kept, so that a restarted sandbox goes on counting; null keeps them in memory.</summary>
    public string? LedgerPath { get; init; }
}
