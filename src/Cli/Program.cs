using System.CommandLine;
using ChangliBridge.Cli;

var root = new RootCommand("changli：双随机抽查桥接工具 (client and offline verifier of ChangliBridge)") { DrawCommands.Make() };
return await root.Parse(args).InvokeAsync();
