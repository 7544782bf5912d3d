using System.Text.Json;
using System.Text.Json.Serialization;

namespace ChangliBridge.Sandbox.Demo;

/// <summary>The figures of a finished demonstration, in the order in which they are printed.</summary>
internal sealed record DemoSummary
{
    public required int Targets { get; init; }

    public required int Frame { get; init; }

    public required int Drawn { get; init; }

    /// <summary>Seats.</summary>
    public required int Assigned { get; init; }

    /// <summary>Concluded results.</summary>
    public required int Results { get; init; }

    public required int Delivered { get; init; }

    public required int Disclosed { get; init; }

    /// <summary>Distinct result keys in the province's ledger.</summary>
    [JsonPropertyName("accepted_by_province")]
    public required int AcceptedByProvince { get; init; }

    /// <summary>监管行为 records that Internet+ accepted, distinct.</summary>
    [JsonIgnore]
    public int SupervisionActs { get; init; }

    /// <summary>监管行为 records held back for want of a field, such as the credit code of an old registration.</summary>
    [JsonIgnore]
    public int SupervisionActsIncomplete { get; init; }

    /// <summary>联合监管任务 that Internet+ accepted, distinct: one a joint draw.</summary>
    [JsonIgnore]
    public int JointTasks { get; init; }

    /// <summary>名单确认 that the province accepted, distinct.</summary>
    [JsonIgnore]
    public int ListConfirmations { get; init; }

    /// <summary>Accepted minus distinct over all keys of the ledger.</summary>
    public required int Duplicates { get; init; }

    public required string Bundle { get; init; }

    public required string Root { get; init; }

    public required string Seed { get; init; }

    /// <summary>Every drawn target has its results, all of them arrived once and are public; the platforms learnt of the one joint draw and its one confirmation.</summary>
    [JsonIgnore]
    public bool IsWhole => Results > 0 && Delivered == Results && Disclosed == Results && AcceptedByProvince == Results && SupervisionActs + SupervisionActsIncomplete == Results && (JointTasks, ListConfirmations) == (1, 1) && Duplicates == 0;

    public string ToLine() => JsonSerializer.Serialize(this, LineOptions);

    private static readonly JsonSerializerOptions LineOptions = new(Wire.Json) { WriteIndented = false };
}
