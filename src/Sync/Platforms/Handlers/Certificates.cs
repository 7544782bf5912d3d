using System.Globalization;
using System.Net.Security;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;

namespace ChangliBridge.Sync.Platforms.Handlers;

/// <summary>TLS to the platforms: validated as the system validates, always, and a refusal says why. No setting reaches here.</summary>
internal static class Certificates
{
    private static readonly TimeSpan China = TimeSpan.FromHours(8);

    /// <summary>TLS 1.2 or later.</summary>
    public static SslClientAuthenticationOptions Options => new()
    {
        EnabledSslProtocols = SslProtocols.Tls12 | SslProtocols.Tls13,
        RemoteCertificateValidationCallback = (connection, certificate, chain, faults) => faults == SslPolicyErrors.None
            ? true
            : throw new AuthenticationException(Sentence((connection as SslStream)?.TargetHostName ?? "", certificate as X509Certificate2, faults, IsOutOfDate(chain))),
    };

    private static bool IsOutOfDate(X509Chain? chain) => chain?.ChainStatus.Any(state => state.Status.HasFlag(X509ChainStatusFlags.NotTimeValid)) == true;

    private static string Sentence(string host, X509Certificate2? certificate, SslPolicyErrors faults, bool outOfDate)
    {
        if (certificate is null || faults.HasFlag(SslPolicyErrors.RemoteCertificateNotAvailable))
            return $"{host} 没有出示证书";
        if (outOfDate)
            return $"{host} 的证书不在有效期内（{Day(certificate.NotBefore)} 至 {Day(certificate.NotAfter)}，北京时间），请对方更换证书；若有效期无误，请校准本桥主机时钟";
        return faults.HasFlag(SslPolicyErrors.RemoteCertificateNameMismatch)
            ? $"{host} 的证书不是发给它的（证书上是 {certificate.GetNameInfo(X509NameType.DnsName, forIssuer: false)}），请核对 BaseUrl 的主机名"
            : $"{host} 的证书不受信任，请在本桥主机上安装其签发机构的根证书";
    }

    private static string Day(DateTime local) => new DateTimeOffset(local).ToOffset(China).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);
}
