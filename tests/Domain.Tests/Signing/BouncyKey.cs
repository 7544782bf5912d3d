using Org.BouncyCastle.Asn1.X9;
using Org.BouncyCastle.Crypto;
using Org.BouncyCastle.Crypto.Digests;
using Org.BouncyCastle.Crypto.EC;
using Org.BouncyCastle.Crypto.Generators;
using Org.BouncyCastle.Crypto.Parameters;
using Org.BouncyCastle.Crypto.Signers;
using Org.BouncyCastle.Security;

namespace ChangliBridge.Domain.Tests.Signing;

/// <summary>A fresh key and its signatures, made by BouncyCastle alone.</summary>
internal sealed class BouncyKey
{
    private readonly bool _isSm2;
    private readonly AsymmetricCipherKeyPair _pair;

    public BouncyKey(string algorithm)
    {
        _isSm2 = algorithm == "SM2";
        X9ECParameters curve = CustomNamedCurves.GetByName(_isSm2 ? "sm2p256v1" : "P-256");
        var generator = new ECKeyPairGenerator();
        generator.Init(new ECKeyGenerationParameters(new ECDomainParameters(curve), new SecureRandom()));
        _pair = generator.GenerateKeyPair();
    }

    public string Id =>
        (_isSm2 ? "sm2:" : "es256:") + Convert.ToHexStringLower(((ECPublicKeyParameters)_pair.Public).Q.GetEncoded(compressed: true));

    public string Sign(byte[] message)
    {
        ISigner signer = _isSm2
            ? new SM2Signer(PlainDsaEncoding.Instance, new SM3Digest())
            : new DsaDigestSigner(new ECDsaSigner(), new Sha256Digest(), PlainDsaEncoding.Instance);
        signer.Init(forSigning: true, _pair.Private);
        signer.BlockUpdate(message, 0, message.Length);
        return Convert.ToHexStringLower(signer.GenerateSignature());
    }
}
