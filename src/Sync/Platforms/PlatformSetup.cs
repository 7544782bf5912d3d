using ChangliBridge.Sync.Platforms.Handlers;
using ChangliBridge.Sync.Platforms.InternetPlus;
using ChangliBridge.Sync.Platforms.Provincial;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Http.Resilience;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Primitives;
using Polly;
using Refit;
using Names = ChangliBridge.Domain.Facts.Platforms;

namespace ChangliBridge.Sync.Platforms;

/// <summary>Registers the two platforms, each with a client for reads, one for writes, one for its secret and one that asks for the time.</summary>
internal static class PlatformSetup
{
    private const int ReadTries = 3;

    public static IServiceCollection AddPlatforms(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddPlatform(Names.Provincial, configuration.GetSection("Platforms:Provincial"), Operations.Provincial);
        services.AddPlatform(Names.InternetPlus, configuration.GetSection("Platforms:InternetPlus"), Operations.InternetPlus);
        services.AddSingleton(provider => new ProvincialPlatform(
            Client<IProvincialPlatform>(provider, Reads(Names.Provincial)), Client<IProvincialPlatform>(provider, Writes(Names.Provincial)), Live(provider, Names.Provincial).Current));
        services.AddSingleton(provider => new InternetPlusPlatform(
            Client<IInternetPlusPlatform>(provider, Reads(Names.InternetPlus)), Client<IInternetPlusPlatform>(provider, Writes(Names.InternetPlus)), Live(provider, Names.InternetPlus).Current));
        services.AddHostedService(provider => new ClockAtStart([.. new[] { Names.Provincial, Names.InternetPlus }.Select(name => (Live(provider, name), Clocks(provider, name)))], Clock(provider)));
        return services.AddHostedService<OffOperations>();
    }

    private static void AddPlatform(this IServiceCollection services, string name, IConfigurationSection section, IReadOnlyDictionary<string, string> operations)
    {
        // Read when first needed: a host may add settings after its services.
        services.AddKeyedSingleton(name, (_, _) => ProfileSetup.Read(section, operations));
        services.AddOptions<PlatformProfile>(name).ValidateOnStart();
        services.AddSingleton<IValidateOptions<PlatformProfile>>(provider => new ProfileValidation(name, provider.GetRequiredKeyedService<ProfileReading>(name).Faults));
        services.AddKeyedSingleton(name, (provider, _) => Follow(provider, name, section, operations));
        services.AddKeyedSingleton(name, (provider, _) => new RequestRate(Live(provider, name)));
        services.AddKeyedSingleton(name, (provider, _) => PlatformClockOf(provider, name));
        services.AddSigning(name);
        services.AddHttpClient(Reads(name)).Speak(name).AddReadRetries(name).Admit(name).Sign(name).AddAttempt(name);
        services.AddHttpClient(Writes(name)).Speak(name).Admit(name).Sign(name).AddAttempt(name);
        services.AddHttpClient(SigningSetup.Secrets(name)).Admit(name).AddAttempt(name);
        services.AddHttpClient(Times(name)).AddAttempt(name);
    }

    private static LiveProfile Follow(IServiceProvider provider, string name, IConfigurationSection section, IReadOnlyDictionary<string, string> operations)
    {
        var live = new LiveProfile(name, provider.GetRequiredKeyedService<ProfileReading>(name).Profile, provider.GetRequiredService<ILogger<LiveProfile>>());
        ChangeToken.OnChange(section.GetReloadToken, () => live.Take(ProfileSetup.Read(section, operations)));
        return live;
    }

    private static IHttpClientBuilder Speak(this IHttpClientBuilder client, string name)
    {
        var trail = new CursorTrail();
        return client
            .ConfigureHttpClient(http => http.BaseAddress = CanonicalAddress.Root)
            .AddHttpMessageHandler(provider => new PagingHandler(Live(provider, name), trail))
            .AddHttpMessageHandler(provider => new PathHandler(Live(provider, name)))
            .AddHttpMessageHandler(provider => new DictionaryHandler(Live(provider, name)))
            .AddHttpMessageHandler(provider => new EnvelopeHandler(new EnvelopeReader(Live(provider, name), Clock(provider))));
    }

    private static IHttpClientBuilder AddReadRetries(this IHttpClientBuilder client, string name)
    {
        client.AddResilienceHandler("reads", (pipeline, context) =>
        {
            pipeline.TimeProvider = TimeProvider.System;
            // A platform that asks for a long wait does not keep a worker: the run comes again.
            pipeline.AddTimeout((ReadTries + 1) * Live(context.ServiceProvider, name).Current.Limits.Timeout + TimeSpan.FromSeconds(5));
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

    private static IHttpClientBuilder Admit(this IHttpClientBuilder client, string name) => client
        .AddHttpMessageHandler(provider => new AdmissionHandler(Live(provider, name), provider.GetRequiredKeyedService<RequestRate>(name), Clock(provider)))
        .AddHttpMessageHandler(provider => new ClockHandler(Clocks(provider, name), Clock(provider), Live(provider, name).Current.Signing!.Kind != SigningKind.Bearer));

    // One attempt, from connecting to the last byte of the reply. Fetching a secret is not part of it: until then nothing was sent.
    private static IHttpClientBuilder AddAttempt(this IHttpClientBuilder client, string name)
    {
        client.AddHttpMessageHandler(provider => new BodySizeHandler(Live(provider, name)));
        client.AddResilienceHandler("attempt", (pipeline, context) =>
        {
            pipeline.TimeProvider = TimeProvider.System;
            pipeline.AddTimeout(Live(context.ServiceProvider, name).Current.Limits.Timeout);
        });
        return client
            // Addresses hold business keys; what is worth knowing of a request stands in the ledger.
            .RemoveAllLoggers()
            .ConfigureHttpClient((provider, http) =>
                (http.Timeout, http.MaxResponseContentBufferSize) = (Timeout.InfiniteTimeSpan, Live(provider, name).Current.Limits.ReplyBytes))
            .AddHttpMessageHandler(provider => new BufferHandler(Live(provider, name).Current.Limits))
            .SetHandlerLifetime(Timeout.InfiniteTimeSpan)
            .ConfigurePrimaryHttpMessageHandler(() => new SocketsHttpHandler
            {
                AllowAutoRedirect = false,
                UseCookies = false,
                PooledConnectionLifetime = TimeSpan.FromMinutes(2),
                SslOptions = Certificates.Options,
            });
    }

    private static PlatformClock PlatformClockOf(IServiceProvider provider, string name)
    {
        var probe = new ClockProbe(provider.GetRequiredService<IHttpClientFactory>().CreateClient(Times(name)), Live(provider, name).Current);
        return new PlatformClock(name, probe.AskAsync, (Clock(provider), TimeProvider.System), provider.GetRequiredService<ILogger<PlatformClock>>());
    }

    private static T Client<T>(IServiceProvider provider, string client) =>
        RestService.ForGenerated<T>(provider.GetRequiredService<IHttpClientFactory>().CreateClient(client), PlatformJson.Settings());

    private static LiveProfile Live(IServiceProvider provider, string name) => provider.GetRequiredKeyedService<LiveProfile>(name);

    private static PlatformClock Clocks(IServiceProvider provider, string name) => provider.GetRequiredKeyedService<PlatformClock>(name);

    private static TimeProvider Clock(IServiceProvider provider) => provider.GetRequiredService<TimeProvider>();

    private static string Reads(string name) => $"{name}.reads";

    private static string Writes(string name) => $"{name}.writes";

    private static string Times(string name) => $"{name}.time";
}
