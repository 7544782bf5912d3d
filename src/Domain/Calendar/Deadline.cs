namespace ChangliBridge.Domain.Calendar;

/// <summary>到期日: the last day on which something may be done.</summary>
/// <param name="On">The day.</param>
/// <param name="Provisional">暂定: whether it rests on days that no notice covers yet; it is computed anew when the notice is out.</param>
public readonly record struct Deadline(DateOnly On, bool Provisional);
