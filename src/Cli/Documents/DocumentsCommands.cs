using System.CommandLine;

namespace ChangliBridge.Cli.Documents;

/// <summary><c>changli documents …</c>: files that plans and results name by their digest.</summary>
internal static class DocumentsCommands
{
    public static Command Make() => new("documents", "存档文件：实施方案、结果附件 (files that plans and results name by digest)")
    {
        DocumentsGet.Make(),
    };
}
