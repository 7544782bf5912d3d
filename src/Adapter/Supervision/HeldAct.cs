using ChangliBridge.Domain.Results;
using ChangliBridge.Domain.Supervision;
using ChangliBridge.Domain.Tasks;

namespace ChangliBridge.Adapter.Supervision;

/// <summary>A 监管行为 record with what it is filled from.</summary>
internal sealed record HeldAct(SupervisionAct Act, InspectionResult Result, InspectionTask Task);
