using System.CommandLine;

namespace ChangliBridge.Cli.Keys;

/// <summary><c>changli key …</c>: the keys with which parties sign.</summary>
internal static class KeyCommands
{
    public static Command Make() => new("key", "参与方公钥 (keys of the parties)") { KeyNew.Make(), KeyShow.Make(), KeyRegister.Make(), KeyList.Make() };
}
