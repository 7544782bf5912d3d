using ChangliBridge.Sync.Platforms.Handlers;
using ChangliBridge.Sync.Platforms.InternetPlus;
using ChangliBridge.Sync.Platforms.Provincial;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Http.Resilience;
using Microsoft.Extensions.Options;
using Polly;
using Refit;
using Names = ChangliBridge.Domain.Facts.Platforms;

namespace ChangliBridge.Sync.Platforms;

/// <summary>Registers the two platforms, each with a client for reads, one for writes and one for its secret.</summary>
internal static class PlatformSetup
{
    private const int ReadTries = 3;

    public static IServiceCollection AddPlatforms(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddPlatform(Names.Provincial, configuration.GetSection("Platforms:Provincial"), Operations.Provincial);
        services.AddPlatform(Names.InternetPlus, configuration.GetSection("Platforms:InternetPlus"), Operations.InternetPlus);
        services.AddSingleton(provider => new ProvincialPlatform(
            Client<IProvincialPlatform>(provider, Reads(Names.Provincial)), Client<IProvincialPlatform>(provider, Writes(Names.Provincial)), Profile(provider, Names.Provincial)));
        services.AddSingleton(provider => new InternetPlusPlatform(
            Client<IInternetPlusPlatform>(provider, Reads(Names.InternetPlus)), Client<IInternetPlusPlatform>(provider, Writes(Names.InternetPlus)), Profile(provider, Names.InternetPlus)));
        return services.AddHostedService<OffOperations>();
    }

    private static void AddPlatform(this IServiceCollection services, string name, IConfigurationSection section, IReadOnlyDictionary<string, string> operations)
    {
        // Read when first needed: a host may add settings after its services.
        services.AddKeyedSingleton(name, (_, _) => ProfileSetup.Read(section, operations));
        services.AddOptions<PlatformProfile>(name).ValidateOnStart();
        services.AddSingleton<IValidateOptions<PlatformProfile>>(provider => new ProfileValidation(name, provider.GetRequiredKeyedService<ProfileReading>(name).Faults));
        services.AddKeyedSingleton(name, (provider, _) => Keeper(provider, name));
        services.AddHttpClient(Reads(name)).Speak(name).AddReadRetries(name).Sign(name).AddAttempt(name);
        services.AddHttpClient(Writes(name)).Speak(name).Sign(name).AddAttempt(name);
        services.AddHttpClient(Secrets(name)).AddAttempt(name);
    }

    private static IHttpClientBuilder Speak(this IHttpClientBuilder client, string name) => client
        .ConfigureHttpClient(http => http.BaseAddress = CanonicalAddress.Root)
        .AddHttpMessageHandler(provider => new PathHandler(Profile(provider, name)))
        .AddHttpMessageHandler(provider => new EnvelopeHandler(new EnvelopeReader(Profile(provider, name).Envelope, Clock(provider))));

    private static IHttpClientBuilder Sign(this IHttpClientBuilder client, string name) => client.AddHttpMessageHandler(provider =>
        new GatewayHmacHandler(provider.GetRequiredKeyedService<SecretKeeper>(name), Profile(provider, name), Clock(provider)));

    private static IHttpClientBuilder AddReadRetries(this IHttpClientBuilder client, string name)
    {
        client.AddResilienceHandler("reads", (pipeline, context) =>
        {
            pipeline.TimeProvider = TimeProvider.System;
            // A platform that asks for a long wait does not keep a worker: the run comes again.
            pipeline.AddTimeout((ReadTries + 1) * Profile(context.ServiceProvider, name).Limits.Timeout + TimeSpan.FromSeconds(5));
            pipeline.AddRetry(new HttpRetryStrategyOptions
            {
                MaxRetryAttempts = ReadTries,
                Delay = TimeSpan.FromMilliseconds(200),
                BackoffType = DelayBackoffType.Exponential,
                UseJitter = true,
            });
        });
        return client;
    }

    // One attempt, from connecting to the last byte of the reply. Fetching a secret is not part of it: until then nothing was sent.
    private static IHttpClientBuilder AddAttempt(this IHttpClientBuilder client, string name)
    {
        client.AddResilienceHandler("attempt", (pipeline, context) =>
        {
            pipeline.TimeProvider = TimeProvider.System;
            pipeline.AddTimeout(Profile(context.ServiceProvider, name).Limits.Timeout);
        });
        return client
            // Addresses hold business keys; what is worth knowing of a request stands in the ledger.
            .RemoveAllLoggers()
            .ConfigureHttpClient((provider, http) =>
                (http.Timeout, http.MaxResponseContentBufferSize) = (Timeout.InfiniteTimeSpan, Profile(provider, name).Limits.ReplyBytes))
            .AddHttpMessageHandler(provider => new BufferHandler(Profile(provider, name).Limits))
            .SetHandlerLifetime(Timeout.InfiniteTimeSpan)
            .ConfigurePrimaryHttpMessageHandler(() => new SocketsHttpHandler
            {
                AllowAutoRedirect = false,
                UseCookies = false,
                PooledConnectionLifetime = TimeSpan.FromMinutes(2),
            });
    }

    private static SecretKeeper Keeper(IServiceProvider provider, string name)
    {
        var source = new GatewaySecretSource(provider.GetRequiredService<IHttpClientFactory>().CreateClient(Secrets(name)), Profile(provider, name), Clock(provider));
        return new SecretKeeper(source.FetchAsync, Clock(provider));
    }

    private static T Client<T>(IServiceProvider provider, string client) =>
        RestService.ForGenerated<T>(provider.GetRequiredService<IHttpClientFactory>().CreateClient(client), PlatformJson.Settings());

    private static PlatformProfile Profile(IServiceProvider provider, string name) => provider.GetRequiredKeyedService<ProfileReading>(name).Profile;

    private static TimeProvider Clock(IServiceProvider provider) => provider.GetRequiredService<TimeProvider>();

    private static string Reads(string name) => $"{name}.reads";

    private static string Writes(string name) => $"{name}.writes";

    private static string Secrets(string name) => $"{name}.secrets";
}
