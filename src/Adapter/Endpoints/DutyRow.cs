using ChangliBridge.Domain.Duties;

namespace ChangliBridge.Adapter.Endpoints;

/// <summary>A duty (待办) with the key that it is paged by among those of its kind and day.</summary>
internal sealed record DutyRow(Duty Duty, string Key);
