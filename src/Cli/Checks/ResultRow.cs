using Google.Protobuf;
using V1 = ChangliBridge.Contract.V1;

namespace ChangliBridge.Cli.Checks;

/// <summary>One result of a file (一条检查结果).</summary>
/// <param name="Number">Where it stands in the file, from 1.</param>
/// <param name="Task">"inspectionTasks/{id}".</param>
/// <param name="Result">What is to be submitted or kept.</param>
internal sealed record ResultRow(int Number, string Task, V1.InspectionResult Result)
{
    /// <summary>The same for the same row wherever it stands: a file that is run again submits nothing twice.</summary>
    /// <param name="after">What is submitted again: when it was submitted before; empty the first time.</param>
    public string RequestId(string after) => Connection.RequestId.From("results-submit", Task, Convert.ToHexString(Result.ToByteArray()), after);
}
