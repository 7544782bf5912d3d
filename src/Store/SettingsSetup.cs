using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;

namespace ChangliBridge.Store;

/// <summary>Binds sections of the settings so that a value of the wrong type is named together with everything else that is wrong.</summary>
public static class SettingsSetup
{
    /// <summary>Binds <paramref name="section"/>; the framework's own binding would end the start at the first such value, before the others are checked.</summary>
    public static OptionsBuilder<T> BindPlainly<T>(this OptionsBuilder<T> options, IConfigurationSection section) where T : class => options.Configure(settings =>
    {
        try
        {
            section.Bind(settings);
        }
        catch (InvalidOperationException fault)
        {
            throw new OptionsValidationException(options.Name, typeof(T), [fault.Message]);
        }
    });
}
