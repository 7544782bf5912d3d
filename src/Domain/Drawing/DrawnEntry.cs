namespace ChangliBridge.Domain.Drawing;

/// <summary>A drawn target (抽中对象).</summary>
/// <param name="Id">Frame id.</param>
/// <param name="Stratum">Its stratum.</param>
/// <param name="Ticket">The ticket that drew it.</param>
public sealed record DrawnEntry(string Id, string Stratum, Ticket Ticket);
