using System.Numerics;

namespace ChangliBridge.Domain.Drawing.Signing;

/// <summary>A point (X/Z², Y/Z³) of a curve in sums, which then need one inversion at their end; Z = 0 is the point at infinity (无穷远点).</summary>
internal readonly record struct JacobianPoint(BigInteger X, BigInteger Y, BigInteger Z)
{
    public static readonly JacobianPoint Infinity = new(1, 1, 0);

    public static JacobianPoint Of(CurvePoint point) => new(point.X, point.Y, 1);
}
