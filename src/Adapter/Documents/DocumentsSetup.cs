using ChangliBridge.Domain.Documents;
using ChangliBridge.Store;
using Microsoft.Extensions.Options;

namespace ChangliBridge.Adapter.Documents;

/// <summary>Registers which files are kept.</summary>
internal static class DocumentsSetup
{
    public static void AddDocuments(this WebApplicationBuilder builder)
    {
        builder.Services.AddOptions<DocumentOptions>().BindPlainly(builder.Configuration.GetSection("Documents")).ValidateDataAnnotations().ValidateOnStart();
        builder.Services.AddSingleton(services => LimitsOf(services.GetRequiredService<IOptions<DocumentOptions>>().Value));
    }

    private static DocumentLimits LimitsOf(DocumentOptions options) =>
        new(options.MostBytes, [.. options.Types.Select(type => new DocumentType(type.MediaType, Convert.FromHexString(type.Begins)))]);
}
