using System.CommandLine;
using ChangliBridge.Cli.Keys;

namespace ChangliBridge.Cli.Draws.Contributing;

/// <summary>What a party brings to its slot (参与选项).</summary>
internal sealed class ContributeOptions
{
    private readonly Option<FileInfo?> _key = KeyFile.Option();

    private readonly Option<DirectoryInfo?> _keep = new("--keep")
    {
        Description = "保存数值的文件夹，公开前不可丢失，缺省 ~/.changli/contributions (where values are kept until they are opened)",
        HelpName = "FOLDER",
    };

    private readonly Option<string?> _value = new("--value")
    {
        Description = "数值：承诺方缺省随机生成；见证方为点数或数字，连写；信标为该轮 randomness (the value; random for a committed slot, else thrown or the beacon's randomness)",
        HelpName = "V",
    };

    private readonly Option<string?> _signature = new("--signature") { Description = "信标该轮的签名 (signature of the beacon's round)", HelpName = "S" };

    public void AddTo(Command command)
    {
        command.Add(_key);
        command.Add(_keep);
        command.Add(_value);
        command.Add(_signature);
    }

    public Given Read(ParseResult parsed) =>
        new(parsed.GetValue(_key), parsed.GetValue(_keep)?.FullName ?? KeptValue.DefaultFolder, parsed.GetValue(_value), parsed.GetValue(_signature));

    /// <summary>What was given.</summary>
    internal sealed record Given(FileInfo? Key, string Folder, string? Value, string? Signature)
    {
        /// <exception cref="CommandRefused">No key was given.</exception>
        public FileInfo RequireKey() => Key ?? throw new CommandRefused(ExitCode.WrongUse, "须用 --key 给出本方私钥文件。");

        /// <exception cref="CommandRefused">No value was given.</exception>
        public string RequireValue() => Value ?? throw new CommandRefused(ExitCode.WrongUse, "见证和信标须用 --value 给出数值。");
    }
}
