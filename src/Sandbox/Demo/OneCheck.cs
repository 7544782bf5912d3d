using ChangliBridge.Contract.V1;

namespace ChangliBridge.Sandbox.Demo;

/// <summary>One department's part of one task, on its day.</summary>
internal sealed record OneCheck(InspectionTask Task, DepartmentPart Part, int Place, DateTimeOffset Day);
