using System.Net;
using System.Net.Security;
using System.Security.Authentication;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using ChangliBridge.Sync.Platforms;
using ChangliBridge.Sync.Platforms.Handlers;
using ChangliBridge.Testing;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Logging;
using Xunit;

namespace ChangliBridge.Sync.Tests.Platforms;

public sealed class CertificateTests
{
    private static readonly DateTimeOffset Past = new(2020, 1, 1, 0, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task An_expired_certificate_is_named_with_its_host_and_its_end()
    {
        var message = await RefusedAsync("localhost", "localhost", Past, new DateTimeOffset(2021, 6, 30, 16, 0, 0, TimeSpan.Zero));

        Assert.Contains("localhost 的证书不在有效期内", message, StringComparison.Ordinal);
        Assert.Contains("至 2021-07-01 00:00，北京时间", message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_certificate_of_another_host_is_named_with_both()
    {
        var message = await RefusedAsync("localhost", "province.example", Past, Past.AddYears(60));

        Assert.Contains("localhost 的证书不是发给它的（证书上是 province.example）", message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_certificate_that_nobody_vouches_for_is_refused() =>
        Assert.Contains("localhost 的证书不受信任", await RefusedAsync("localhost", "localhost", Past, Past.AddYears(60)), StringComparison.Ordinal);

    [Fact]
    public async Task A_host_that_does_not_exist_is_named()
    {
        var exchange = await PublishAsync("https://no-such-host.invalid/province/");

        Assert.Equal(Failure.NotConnected, exchange.Failure);
        Assert.Contains("no-such-host.invalid", exchange.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(SslPolicyErrors.RemoteCertificateChainErrors)]
    [InlineData(SslPolicyErrors.RemoteCertificateNameMismatch)]
    [InlineData(SslPolicyErrors.RemoteCertificateNotAvailable)]
    public void Nothing_that_the_system_finds_wrong_is_let_pass(SslPolicyErrors faults)
    {
        using var certificate = Certificate("localhost", Past, Past.AddYears(60));
        var check = Certificates.Options.RemoteCertificateValidationCallback!;

        Assert.Throws<AuthenticationException>(() => check(this, certificate, null, faults));
        Assert.True(check(this, certificate, null, SslPolicyErrors.None));
    }

    private static async Task<string> RefusedAsync(string host, string name, DateTimeOffset from, DateTimeOffset until)
    {
        using var certificate = Certificate(name, from, until);
        var port = FreePort.Take();
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseKestrelHttpsConfiguration().ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, port, listener => listener.UseHttps(certificate)));
        await using var server = builder.Build();
        var asked = 0;
        server.Run(_ =>
        {
            Interlocked.Increment(ref asked);
            return Task.CompletedTask;
        });
        await server.StartAsync(TestContext.Current.CancellationToken);

        var exchange = await PublishAsync($"https://{host}:{port}/province/");

        Assert.Equal((Failure.NotConnected, 0), (exchange.Failure, asked));
        return exchange.Message;
    }

    private static async Task<Exchange> PublishAsync(string url)
    {
        using var province = new ContractProvince(settings =>
        {
            settings.Sign(("Kind", "Bearer"), ("Token", "t"));
            settings["Platforms:Provincial:BaseUrl"] = url;
        });
        return await province.PublishAsync();
    }

    private static X509Certificate2 Certificate(string name, DateTimeOffset from, DateTimeOffset until)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest($"CN={name}", key, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName(name);
        request.CertificateExtensions.Add(names.Build());
        return request.CreateSelfSigned(from, until);
    }
}
