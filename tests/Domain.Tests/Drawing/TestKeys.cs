using ChangliBridge.Contract.Signing;

namespace ChangliBridge.Domain.Tests.Drawing;

/// <summary>Synthetic keys that sign nothing but tests, the same in every run.</summary>
internal static class TestKeys
{
    public static readonly SigningKey Mzj = Key("llvXqJ+JwAkucwoqIFKT0ihfpXK/FLw1GYm1RPxcB8ChRANCAAT/q+SKSRdOdS1TtvksCqGE4Ao8F+WT/67CV4Y4GltLpPq4TqGOpnoJDbvLKkHqJwzEhCYtwGNIQXIxtE1cxlPD");
    public static readonly SigningKey Scjgj = Key("3Fp8RAxVUULYEu4YjyghvGMU/TPSuewq94ZE0UF0wXehRANCAAT3Fo0XMTqpiQNbNdF4myDl+GbokDsT6fjZ7yJLgg9ST6S54wkTUzY0b2tjAfzwDxc24BAQYinI1Fkusp/13rab");
    public static readonly SigningKey Office = Key("cLIKwXCOrIsh6yw8alnpPrR21j3ASLT4FP7otKreS5qhRANCAATE6HaYgHXZbOU+vZ/ArKcANfaK+20+ueD5NRZd9Oya7o05+WsEkfXwI4ibp8sByZ1mIJyAr5iDiccN3ShgnMPg");
    public static readonly SigningKey Bridge = Key("bLOXgl0qOJKrGcHdn6FVoRLt7DpOfHyx0O7J9rS7yC2hRANCAATowKjiRYtb0+IhqtYs+pt+sBGHmlDLh8xiA+vUgJ5Jje/ymHrLXlsyTjR7lTU1qRABEfABfTCRuL7h7ZEqCL8p");

    public static SigningKey Of(string party) => party switch
    {
        "mzj" => Mzj,
        "scjgj" => Scjgj,
        _ => Office,
    };

    private static SigningKey Key(string end) =>
        SigningKey.FromPem($"-----BEGIN PRIVATE KEY-----\nMIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQg{end}\n-----END PRIVATE KEY-----\n");
}
