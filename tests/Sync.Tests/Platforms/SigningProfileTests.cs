using ChangliBridge.Sync.Platforms;
using ChangliBridge.Testing;
using Microsoft.Extensions.Configuration;
using Xunit;

namespace ChangliBridge.Sync.Tests.Platforms;

/// <summary>Each family has its own keys, and whatever is wrong is said at once.</summary>
public sealed class SigningProfileTests
{
    private const string Point = "0409f9df311e5421a150dd7d161e4bc5c672179fad1833fc076bb08ff356f35020ccea490ce26775a52dc6ea718cc1aa600aed05fbf35e084a6632f6072da9ad13";
    private const string Number = "3945208f7b2144b13f36e38ac6d39f95889393692860b51a42fb81ef4df7c5b8";

    [Theory]
    [InlineData("GatewayHmac", "AppId", "ServiceId", "AppKey")]
    [InlineData("Tif", "PaasId", "Token")]
    [InlineData("Bearer", "Token")]
    [InlineData("Sm2Sm4", "AppCode", "PrivateKey", "PlatformKey", "UserId", "SignatureForm", "Encoding", "CipherMode", "CipherOrder")]
    public void Every_key_that_a_family_needs_is_asked_for(string kind, params string[] keys) => Assert.Equal(keys.Order(StringComparer.OrdinalIgnoreCase), KeysAtFault(("Kind", kind)));

    [Fact]
    public void The_keys_of_another_family_are_refused_and_the_sentence_names_the_right_ones()
    {
        var faults = Faults(("Kind", "Tif"), ("PaasId", "changli"), ("Token", "t"), ("AppKey", HebeiProfile.AppKey), ("UserId", "u"));

        Assert.Equal(["Signing:AppKey", "Signing:UserId"], faults.Select(KeyOf));
        Assert.All(faults, fault => Assert.Contains("is not a key of Tif; known here are PaasId, ServiceId, Token, TokenFile, SignatureCase", fault, StringComparison.Ordinal));
        Assert.DoesNotContain(faults, fault => fault.Contains(HebeiProfile.AppKey, StringComparison.Ordinal));
    }

    [Fact]
    public void An_emptied_key_of_another_family_is_none() => Assert.Empty(Faults(("Kind", "Tif"), ("PaasId", "changli"), ("Token", "t"), ("AppKey", ""), ("SecretPath", "")));

    [Theory]
    [InlineData("")]
    [InlineData("Hmac")]
    [InlineData("2")]
    public void A_family_that_there_is_not_is_answered_with_those_that_there_are(string kind) =>
        Assert.Contains("must be one of GatewayHmac, Tif, Sm2Sm4, Bearer", Assert.Single(Faults(("Kind", kind))), StringComparison.Ordinal);

    [Fact]
    public void Wrong_keys_of_sm_are_all_reported_and_shown_nowhere()
    {
        var faults = Faults(("Kind", "Sm2Sm4"), ("AppCode", "changli bridge"), ("PrivateKey", "canary"), ("PlatformKey", Point[..^2] + "14"), ("UserId", "1"), ("SignatureForm", "Asn1"),
            ("Encoding", "7"), ("CipherMode", "Cbc"), ("SharedKey", "canary"));

        Assert.Equal(["Signing:AppCode", "Signing:Encoding", "Signing:PlatformKey", "Signing:PrivateKey", "Signing:SharedKey", "Signing:SignatureForm"], faults.Select(KeyOf));
        Assert.DoesNotContain(faults, fault => fault.Contains("canary", StringComparison.Ordinal));
    }

    [Fact]
    public void A_shared_key_needs_no_order_of_ciphertext() => Assert.Empty(Faults(("Kind", "Sm2Sm4"), ("AppCode", "c"), ("PrivateKey", Number), ("PlatformKey", Point), ("UserId", "1"),
        ("SignatureForm", "Der"), ("Encoding", "Base64"), ("CipherMode", "Gcm"), ("SharedKey", "0123456789abcdeffedcba9876543210")));

    [Theory]
    [InlineData("0000000000000000000000000000000000000000000000000000000000000000")]
    [InlineData("fffffffeffffffffffffffffffffffff7203df6b21c6052b53bbf40939d54122")]
    public void A_private_number_outside_the_curve_is_refused(string number) => Assert.Contains("PrivateKey", KeysAtFault(("Kind", "Sm2Sm4"), ("PrivateKey", number)));

    [Fact]
    public void A_token_is_given_or_fetched_but_not_both()
    {
        Assert.Equal(["ClientId", "ClientSecret"], KeysAtFault(("Kind", "Bearer"), ("Token", "t"), ("ClientId", "c"), ("ClientSecret", "s")));
        Assert.Equal(["ClientId", "ClientSecret", "Token"], KeysAtFault(("Kind", "Bearer"), ("Token", "t"), ("TokenPath", "token")));
        Assert.Equal(["TokenPath"], KeysAtFault(("Kind", "Bearer"), ("TokenPath", "http://169.254.169.254/"), ("ClientId", "c"), ("ClientSecret", "s")));
        Assert.Empty(Faults(("Kind", "Bearer"), ("TokenPath", "token"), ("ClientId", "c"), ("ClientSecret", "s")));
    }

    [Fact]
    public async Task A_key_file_must_be_there_hold_a_key_and_stand_alone()
    {
        using var folder = new TemporaryFolder();
        var file = Path.Combine(folder.Path, "key");
        Assert.Equal(["TokenFile"], KeysAtFault(("Kind", "Tif"), ("PaasId", "c"), ("TokenFile", file)));
        await File.WriteAllTextAsync(file, "two words", TestContext.Current.CancellationToken);
        Assert.Equal(["TokenFile"], KeysAtFault(("Kind", "Tif"), ("PaasId", "c"), ("TokenFile", file)));
        await File.WriteAllTextAsync(file, "token\n", TestContext.Current.CancellationToken);

        Assert.Empty(Faults(("Kind", "Tif"), ("PaasId", "c"), ("TokenFile", file)));
        Assert.Equal(["TokenFile"], KeysAtFault(("Kind", "Tif"), ("PaasId", "c"), ("TokenFile", file), ("Token", "t")));
    }

    [Fact]
    public void Dictionaries_that_could_not_be_read_back_are_refused()
    {
        var settings = HebeiProfile.Settings(new Uri("http://127.0.0.1:7001/"));
        (string Name, string Key, string Value)[] keys =
        [
            ("twice", "List", "l/1"), ("twice", "Operations:0", "result"), ("twice", "Field", "codes"), ("twice", "Codes:1", "x"), ("twice", "Codes:2", "x"),
            ("joined", "List", "l/1"), ("joined", "Operations:0", "plan"), ("joined", "Field", "codes"), ("joined", "Codes:1", "a,b"), ("joined", "Separator", ","),
            ("rival", "List", "l/2"), ("rival", "Operations:0", "plan"), ("rival", "Field", "codes"), ("rival", "Codes:1", "b"),
            ("empty", "Operations:0", "lookup"), ("empty", "Fields", "codes"),
        ];
        foreach (var (name, key, value) in keys)
            settings[$"Platforms:Provincial:Dictionaries:{name}:{key}"] = value;

        var faults = Read(settings).Select(KeyOf);

        Assert.Equal(["empty:Codes", "empty:Field", "empty:Fields", "empty:List", "empty:Operations", "joined:Separator", "rival", "twice:Codes"],
            faults.Select(key => key["Dictionaries:".Length..]));
    }

    [Fact]
    public void Paging_and_limits_say_what_does_not_go_together()
    {
        var settings = HebeiProfile.Settings(new Uri("http://127.0.0.1:7001/"));
        (string Key, string Value)[] keys = [("Paging:Cursor", "after"), ("Paging:Size", "page size"), ("Envelope:Code", "status."), ("Limits:QuietHours", "late"), ("Limits:BodyBytes", "1"),
            ("Limits:RequestsPerSecond", "2"), ("Limits:Concurrency", "4"), ("Tls:Validate", "false"), ("Limits:ValidateCertificate", "false")];
        foreach (var (key, value) in keys)
            settings[$"Platforms:Provincial:{key}"] = value;

        Assert.Equal(["Envelope:Code", "Limits:BodyBytes", "Limits:Concurrency", "Limits:QuietHours", "Limits:ValidateCertificate", "Paging:Next", "Paging:Size", "Tls"], Read(settings).Select(KeyOf));
    }

    private static IEnumerable<string> KeysAtFault(params (string Key, string Value)[] signing) => Faults(signing).Select(fault => KeyOf(fault)["Signing:".Length..]);

    private static IReadOnlyList<string> Faults(params (string Key, string Value)[] signing)
    {
        var settings = HebeiProfile.Settings(new Uri("http://127.0.0.1:7001/"));
        settings.Sign(signing);
        return Read(settings);
    }

    private static IReadOnlyList<string> Read(Dictionary<string, string?> settings) =>
        ProfileSetup.Read(new ConfigurationBuilder().AddInMemoryCollection(settings).Build().GetSection("Platforms:Provincial"), Operations.Provincial).Faults;

    private static string KeyOf(string fault) => fault.Split(' ')[0]["Platforms:Provincial:".Length..];
}
