using ChangliBridge.Sync.Platforms.Handlers;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace ChangliBridge.Sync.Platforms;

/// <summary>Gives each platform the handler of its family of signing.</summary>
internal static class SigningSetup
{
    /// <summary>The client that fetches a platform's secrets.</summary>
    public static string Secrets(string name) => $"{name}.secrets";

    /// <summary>Adds what a platform's readers and writers share: the one secret that is fetched for all of them.</summary>
    public static void AddSigning(this IServiceCollection services, string name) =>
        services.AddKeyedSingleton(name, (provider, _) => new SecretRound(KeeperOf(provider, name), Envelope(provider, name)));

    /// <summary>Adds the family's handler.</summary>
    public static IHttpClientBuilder Sign(this IHttpClientBuilder client, string name) => client.AddHttpMessageHandler(provider => HandlerOf(provider, name));

    private static DelegatingHandler HandlerOf(IServiceProvider provider, string name)
    {
        var live = Live(provider, name);
        return live.Current.Signing!.Kind switch
        {
            SigningKind.GatewayHmac => new GatewayHmacHandler(provider.GetRequiredKeyedService<SecretRound>(name), live, Clock(provider)),
            SigningKind.Tif => new TifHandler(live, Clock(provider)),
            SigningKind.Sm2Sm4 => new Sm2Sm4Handler(live, Clock(provider), provider.GetRequiredService<ILogger<Sm2Sm4Handler>>()),
            SigningKind.Bearer => new BearerHandler(provider.GetRequiredKeyedService<SecretRound>(name), live),
            var other => throw new InvalidOperationException($"No handler signs for {other}."),
        };
    }

    private static SecretKeeper KeeperOf(IServiceProvider provider, string name)
    {
        var live = Live(provider, name);
        var call = new SecretCall(provider.GetRequiredService<IHttpClientFactory>().CreateClient(Secrets(name)), Envelope(provider, name));
        return live.Current.Signing!.Kind == SigningKind.Bearer
            ? new SecretKeeper(new BearerTokenSource(call, live, Clock(provider)).FetchAsync, Clock(provider))
            : new SecretKeeper(new GatewaySecretSource(call, live, Clock(provider)).FetchAsync, Clock(provider));
    }

    private static EnvelopeReader Envelope(IServiceProvider provider, string name) => new(Live(provider, name), Clock(provider));

    private static LiveProfile Live(IServiceProvider provider, string name) => provider.GetRequiredKeyedService<LiveProfile>(name);

    private static TimeProvider Clock(IServiceProvider provider) => provider.GetRequiredService<TimeProvider>();
}
