namespace ChangliBridge.Domain.Burden;

/// <summary>本年检查: one check of a target this year, made or planned.</summary>
/// <param name="Target">Credit code or registration number.</param>
/// <param name="Kind">检查类型.</param>
/// <param name="Subject">Resource name of the task, or of the record.</param>
/// <param name="On">Its day, or the first day of its window.</param>
public sealed record PastCheck(string Target, CheckKind Kind, string Subject, DateOnly On);
