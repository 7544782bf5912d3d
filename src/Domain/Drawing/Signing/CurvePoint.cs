using System.Numerics;

namespace ChangliBridge.Domain.Drawing.Signing;

/// <summary>A point of a curve (曲线点) other than the one at infinity.</summary>
/// <param name="X">From 0, below the field's prime.</param>
/// <param name="Y">From 0, below the field's prime.</param>
internal readonly record struct CurvePoint(BigInteger X, BigInteger Y);
