using System.CommandLine;
using ChangliBridge.Sandbox;
using ChangliBridge.Sandbox.Demo;

var root = new RootCommand("A province in a box: both platforms simulated, and the demonstration that drives the bridge.")
{
    ServeCommand.Build(),
    DemoCommand.Build(),
};

// Longer than the bridge's own grace, so that Ctrl-C never leaves it behind.
return await root.Parse(args).InvokeAsync(new InvocationConfiguration { ProcessTerminationTimeout = TimeSpan.FromSeconds(15) });
