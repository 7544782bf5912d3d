namespace ChangliBridge.Domain.Drawing.Evidence;

/// <summary>The checks (核验) of one kind of bundle, from its inputs on.</summary>
internal interface IEvidenceCheck
{
    /// <summary>The steps after the inputs, in order.</summary>
    IReadOnlyList<(string Name, Func<string> Check)> Steps { get; }

    /// <summary>What an own entry is checked against; known once every step holds.</summary>
    EntryFacts Facts { get; }

    /// <summary>Reads every input in its form.</summary>
    string ReadInputs();
}
