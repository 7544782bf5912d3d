namespace ChangliBridge.Domain.Registers;

/// <summary>名录条目: what a comparison knows of one row of either side.</summary>
/// <param name="Key">What both sides are compared by.</param>
/// <param name="Name">名称 or 姓名.</param>
/// <param name="Detail">登记状态 of a target, the certificate's last day of an inspector; empty where unknown, and then not compared.</param>
/// <param name="Auxiliary">Whether it is an auxiliary person.</param>
public sealed record RegisterEntry(string Key, string Name, string Detail, bool Auxiliary = false);
