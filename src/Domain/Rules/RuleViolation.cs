namespace ChangliBridge.Domain.Rules;

/// <summary>An act was refused (违反规则); carries every fault found. Nothing was changed.</summary>
public sealed class RuleViolation : Exception
{
    /// <summary>Refuses for one reason.</summary>
    public RuleViolation(Rule rule, string field, string reason, string remedy)
        : this([new Fault(rule, field, reason, remedy)])
    {
    }

    /// <summary>Refuses for all of <paramref name="faults"/>, at least one.</summary>
    public RuleViolation(IReadOnlyList<Fault> faults)
        : base(string.Join(" ", faults.Select(fault => $"{fault.Rule} ({fault.Field}): {fault.Reason}")))
    {
        Faults = [.. faults];
    }

    /// <summary>Everything wrong, in the order found.</summary>
    public IReadOnlyList<Fault> Faults { get; }
}
