namespace ChangliBridge.Cli;

/// <summary>A file that only its owner can read (私有文件), there in whole or not at all.</summary>
internal static class PrivateFile
{
    /// <summary>Writes a file beside <paramref name="path"/>, mode 0600, brings it to the disk and moves it into place.</summary>
    /// <exception cref="IOException">There is a file of that name and <paramref name="replace"/> is false.</exception>
    public static async Task WriteAsync(string path, Func<Stream, CancellationToken, Task> write, bool replace, CancellationToken ct)
    {
        var beside = $"{path}.{Guid.NewGuid():N}.part";
        try
        {
            await using (var file = new FileStream(beside, Private(FileMode.CreateNew)))
            {
                await write(file, ct);
                file.Flush(flushToDisk: true);
            }
            File.Move(beside, path, replace);
            // The journal that carries this file carries its new name too: the move survives a power failure as the content does.
            await using var moved = new FileStream(path, FileMode.Open, FileAccess.ReadWrite);
            moved.Flush(flushToDisk: true);
        }
        finally
        {
            File.Delete(beside);
        }
    }

    /// <summary>Makes a folder that only its owner can enter; one that exists stays as it is.</summary>
    public static void MakeFolder(string path)
    {
        if (OperatingSystem.IsWindows())
            Directory.CreateDirectory(path);
        else
            Directory.CreateDirectory(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }

    private static FileStreamOptions Private(FileMode mode)
    {
        var options = new FileStreamOptions { Mode = mode, Access = FileAccess.Write, Options = FileOptions.Asynchronous };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        return options;
    }
}
