using ChangliBridge.Adapter;
using ChangliBridge.Adapter.Clock;
using ChangliBridge.Adapter.Commands;
using ChangliBridge.Adapter.County;
using ChangliBridge.Adapter.Documents;
using ChangliBridge.Adapter.Endpoints;
using ChangliBridge.Adapter.Evidence;
using ChangliBridge.Adapter.Open;
using ChangliBridge.Adapter.Security;
using ChangliBridge.Adapter.Supervision;
using ChangliBridge.Store;
using ChangliBridge.Sync;
using Microsoft.Extensions.Options;
using Serilog;

// Whoever asks for help has no settings yet.
if (StoreCommands.AskHelp(args))
    return await StoreCommands.RunAsync(args, Options.Create(new StoreOptions()), CancellationToken.None);

// The settings lie beside the executable, wherever it is started from.
var builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = args, ContentRootPath = AppContext.BaseDirectory });
builder.Host.UseSerilog((context, log) => log.ReadFrom.Configuration(context.Configuration));

// What the bridge is made of.
builder.AddListening();
builder.AddClock();
builder.AddCounty();
builder.AddSecurity();
builder.AddEvidence();
builder.AddDocuments();
builder.AddSupervision();
builder.AddEndpoints();
builder.Services.AddStore(builder.Configuration);
builder.Services.AddSync(builder.Configuration);

var app = builder.Build();
if (StoreCommands.Knows(args))
    return await StoreCommands.RunAsync(args, app.Services.GetRequiredService<IOptions<StoreOptions>>(), CancellationToken.None);

// The way of a request: who calls, then what is asked.
app.UseAuthentication();
app.UseAuthorization();
app.MapEndpoints();
app.MapOpenPages();

return await app.RunBridgeAsync(CancellationToken.None);
