namespace ChangliBridge.Domain.Drawing;

/// <summary>
/// 保证程度: how far nobody could choose the seed. Anything above <see cref="None"/> rests on a signature of an outside party over the
/// commitment, and bundles of this version carry none. Source: docs/draw.md, section 2.
/// </summary>
public static class Assurance
{
    /// <summary>The office could have chosen this seed.</summary>
    public const string None = "none";
}
