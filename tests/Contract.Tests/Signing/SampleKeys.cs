namespace ChangliBridge.Contract.Tests.Signing;

/// <summary>Keys of nobody, as OpenSSL 3.0.19 writes them, and two published ones.</summary>
internal static class SampleKeys
{
    public const string P256Id = "es256:03b65381ea210e37e5aa9fe28482d5901cd9dd20da1198b85a45b5db688dd78132";
    public const string Sm2Id = "sm2:030812a27b381b858a0a613c5a42e8720b6e6d27f3ddb470256a314a80909afaeb";

    // Source: RFC 6979, A.2.5; its number alone, in SEC 1.
    public const string Rfc = """
        -----BEGIN EC PRIVATE KEY-----
        MDECAQEEIMmvqdhFunUWa1whV2ex1pNOUMPbNuibEnuKYisSD2choAoGCCqGSM49AwEH
        -----END EC PRIVATE KEY-----
        """;

    // Source: GB/T 32918.5-2017, annex A; its number alone, in SEC 1.
    public const string Guobiao = """
        -----BEGIN EC PRIVATE KEY-----
        MDECAQEEIDlFII97IUSxPzbjisbTn5WIk5NpKGC1GkL7ge9N98W4oAoGCCqBHM9VAYIt
        -----END EC PRIVATE KEY-----
        """;

    // openssl ecparam -name prime256v1 -genkey
    public const string P256Sec1 = """
        -----BEGIN EC PARAMETERS-----
        BggqhkjOPQMBBw==
        -----END EC PARAMETERS-----
        -----BEGIN EC PRIVATE KEY-----
        MHcCAQEEIEkrHFdSS1vIlb6hf7lGXeq2QWbV2+dyamDSeFfCak7noAoGCCqGSM49
        AwEHoUQDQgAEtlOB6iEON+Wqn+KEgtWQHNndINoRmLhaRbXbaI3XgTKHFH8qDtXv
        Z3YsaJ+wcrFKxvlZccapeynsIAxOZCYZ6Q==
        -----END EC PRIVATE KEY-----
        """;

    // openssl pkcs8 -topk8 -nocrypt, of the same key
    public const string P256Pkcs8 = """
        -----BEGIN PRIVATE KEY-----
        MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQgSSscV1JLW8iVvqF/
        uUZd6rZBZtXb53JqYNJ4V8JqTuehRANCAAS2U4HqIQ435aqf4oSC1ZAc2d0g2hGY
        uFpFtdtojdeBMocUfyoO1e9ndixon7BysUrG+Vlxxql7KewgDE5kJhnp
        -----END PRIVATE KEY-----
        """;

    // openssl genpkey -algorithm SM2
    public const string Sm2Pkcs8 = """
        -----BEGIN PRIVATE KEY-----
        MIGHAgEAMBMGByqGSM49AgEGCCqBHM9VAYItBG0wawIBAQQgbp4XqvQPofOwTE8H
        EwDRXdFSIz+Q+lokgiPj6tB1h2KhRANCAAQIEqJ7OBuFigphPFpC6HILbm0n8920
        cCVqMUqAkJr669PxBLDUp/Jel5koLIfa2PChNBZVudqfo5YB2gJj2j6d
        -----END PRIVATE KEY-----
        """;

    // openssl ec, of the same key
    public const string Sm2Sec1 = """
        -----BEGIN SM2 PRIVATE KEY-----
        MHcCAQEEIG6eF6r0D6HzsExPBxMA0V3RUiM/kPpaJIIj4+rQdYdioAoGCCqBHM9V
        AYItoUQDQgAECBKiezgbhYoKYTxaQuhyC25tJ/PdtHAlajFKgJCa+uvT8QSw1Kfy
        XpeZKCyH2tjwoTQWVbnan6OWAdoCY9o+nQ==
        -----END SM2 PRIVATE KEY-----
        """;

    // openssl ecparam -name secp384r1 -genkey -noout
    public const string P384 = """
        -----BEGIN EC PRIVATE KEY-----
        MIGkAgEBBDD2cTuMZ92GEUw0++GgN+yUndeC+kEIerPzGjgV/fkTrLwsYlt7oJe4
        K0goRiuiNeegBwYFK4EEACKhZANiAASnDAsN15pYqgLIPXtVwC9pl8osffThRSZ7
        EWNzGDtxbRChj4ad0DvzDpRrFakm8L0PHciYjbH8l5XGL2sA6O25KA7azp5vvNXb
        ETPWRqIaeuD9pwxfoBungSgcUuyRiR8=
        -----END EC PRIVATE KEY-----
        """;

    // openssl ecparam -name prime256v1 -param_enc explicit -genkey -noout
    public const string Explicit = """
        -----BEGIN EC PRIVATE KEY-----
        MIIBaAIBAQQg4FNxadk4XWA3ImQR60j36NY7gHltu05p+TFdcVxIFsKggfowgfcC
        AQEwLAYHKoZIzj0BAQIhAP////8AAAABAAAAAAAAAAAAAAAA////////////////
        MFsEIP////8AAAABAAAAAAAAAAAAAAAA///////////////8BCBaxjXYqjqT57Pr
        vVV2mIa8ZR0GsMxTsPY7zjw+J9JgSwMVAMSdNgiG5wSTamZ44ROdJreBn36QBEEE
        axfR8uEsQkf4vOblY6RA8ncDfYEt6zOg9KE5RdiYwpZP40Li/hp/m47n60p8D54W
        K84zV2sxXs7LtkBoN79R9QIhAP////8AAAAA//////////+85vqtpxeehPO5ysL8
        YyVRAgEBoUQDQgAE32D99HMOXObj05fFA5beNxmsYy5O1eGIJP8FtixNZxHbaFql
        3pZbLGIg5pdcbsniEcFNdfGxrOpE3SLZ2iucQA==
        -----END EC PRIVATE KEY-----
        """;

    // openssl genpkey -algorithm ED25519
    public const string Ed25519 = """
        -----BEGIN PRIVATE KEY-----
        MC4CAQAwBQYDK2VwBCIEIDFltqrFUarlbsER/Cq9WnGOy0j026i/dcZMvm6vveFc
        -----END PRIVATE KEY-----
        """;

    // openssl pkcs8 -topk8 -passout pass:x
    public const string Encrypted = """
        -----BEGIN ENCRYPTED PRIVATE KEY-----
        MIHsMFcGCSqGSIb3DQEFDTBKMCkGCSqGSIb3DQEFDDAcBAjH3p43JsziugICCAAw
        DAYIKoZIhvcNAgkFADAdBglghkgBZQMEASoEEGyNN8lSiaxAtRWe5BmvVEkEgZBN
        oHAgPV7czw94KcTDy9NyUIkAKaF21btJ6wS6We8IagFWMs7liGsdnDZiIm2onfqi
        IbaZ/tNjHo6yaZ6fHHnxaJ5U0gY2MWzj4graIdCtGhYrOdL53wwnejD5vy5MayS8
        +x5bMEaL6gR8Zbb/GR+HBXqoPWm1+aHhp1xU1e8x5diklVXzMMopfNQ9mlJ3fF4=
        -----END ENCRYPTED PRIVATE KEY-----
        """;
}
