namespace ChangliBridge.Domain.Catalog;

/// <summary>
/// 统一社会信用代码 (GB 32100-2015): 18 characters, the last a check character. Some codes in force fail the check,
/// so a failing code is a warning, never a refusal. Never a resource id.
/// </summary>
public static class CreditCode
{
    private const string Characters = "0123456789ABCDEFGHJKLMNPQRTUWXY";

    private static readonly int[] Weights = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28];

    /// <summary>Whether <paramref name="code"/> has 18 characters of the standard's set and the right check character.</summary>
    public static bool Checks(string code)
    {
        if (code.Length != 18 || !code.All(Characters.Contains))
            return false;
        var sum = Weights.Select((weight, i) => weight * Characters.IndexOf(code[i])).Sum();
        return Characters[(31 - sum % 31) % 31] == code[17];
    }
}
