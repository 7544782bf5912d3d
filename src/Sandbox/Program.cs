using System.CommandLine;
using ChangliBridge.Sandbox;

var root = new RootCommand("A province in a box: both platforms simulated, and the demonstration that drives the bridge.") { ServeCommand.Build() };
return await root.Parse(args).InvokeAsync();
