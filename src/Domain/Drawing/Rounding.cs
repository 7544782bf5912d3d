namespace ChangliBridge.Domain.Drawing;

/// <summary>取整方式: how a rate becomes a whole number.</summary>
public enum Rounding
{
    /// <summary>四舍五入, the practice.</summary>
    HalfUp = 1,

    /// <summary>进一.</summary>
    Up = 2,

    /// <summary>舍去.</summary>
    Down = 3,
}
