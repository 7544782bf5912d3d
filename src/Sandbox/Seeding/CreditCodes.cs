namespace ChangliBridge.Sandbox.Seeding;

/// <summary>统一社会信用代码 by GB 32100-2015 and 注册号 of older registrations, made from a number, never the same twice.</summary>
internal static class CreditCodes
{
    /// <summary>GB/T 2260 division of Changli County.</summary>
    public const string Division = "130322";

    private const string Alphabet = "0123456789ABCDEFGHJKLMNPQRTUWXY";
    private const string OrganisationAlphabet = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";
    private const long FiveCharacters = 31L * 31 * 31 * 31 * 31;

    // Prime to 31, so number -> five characters is one to one.
    private const long Scatter = 17_923_841;

    private static readonly int[] Weights = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28];
    private static readonly int[] OrganisationWeights = [3, 7, 9, 10, 5, 8, 4, 2];

    /// <summary>A code that passes its check; unique for 0 ≤ number &lt; 28,629,151.</summary>
    /// <remarks>kind: 91 enterprise, 92 sole trader, 93 cooperative.</remarks>
    public static string Make(string kind, long number)
    {
        var organisation = "MA0" + FiveOf(number % FiveCharacters * Scatter % FiveCharacters);
        var body = kind + Division + organisation + OrganisationCheck(organisation);
        return body + Check(body);
    }

    /// <summary>The same code with a check character that does not fit: real codes can fail.</summary>
    public static string Spoil(string code) => code[..17] + Alphabet[(Alphabet.IndexOf(code[17]) + 1) % 31];

    /// <summary>A 15-digit 注册号: division, running number, check digit by ISO 7064 MOD 11,10.</summary>
    public static string RegistrationNumber(long number)
    {
        var body = Division + number.ToString("D8");
        var remainder = 10;
        foreach (var digit in body)
        {
            var sum = (remainder + digit - '0') % 10;
            remainder = (sum == 0 ? 10 : sum) * 2 % 11;
        }

        return body + ((11 - remainder) % 10);
    }

    public static bool Checks(string code) => code.Length == 18 && code[17] == Check(code[..17]);

    private static char Check(string body)
    {
        var sum = body.Select((character, place) => Alphabet.IndexOf(character) * Weights[place]).Sum();
        return Alphabet[(31 - (sum % 31)) % 31];
    }

    private static char OrganisationCheck(string organisation)
    {
        var sum = organisation.Select((character, place) => OrganisationAlphabet.IndexOf(character) * OrganisationWeights[place]).Sum();
        return (11 - (sum % 11)) switch { 10 => 'X', 11 => '0', var digit => (char)('0' + digit) };
    }

    private static string FiveOf(long value)
    {
        Span<char> characters = stackalloc char[5];
        for (var place = 4; place >= 0; place--)
        {
            characters[place] = Alphabet[(int)(value % 31)];
            value /= 31;
        }

        return new string(characters);
    }
}
