namespace ChangliBridge.Cli.Draws.Verifying;

/// <summary>Where evidence comes from (证据来源): a file, or an http(s) address.</summary>
internal static class Source
{
    /// <summary>A bundle is checked in memory, and that is how long an array gets: 2 GiB.</summary>
    private static readonly long Most = Array.MaxLength;

    /// <exception cref="CommandRefused">It cannot be had.</exception>
    public static async Task<byte[]> ReadAsync(string fileOrUrl, CancellationToken ct)
    {
        if (Uri.TryCreate(fileOrUrl, UriKind.Absolute, out var address) && (address.Scheme == Uri.UriSchemeHttp || address.Scheme == Uri.UriSchemeHttps))
            return await FetchAsync(address, ct);
        var file = new FileInfo(fileOrUrl);
        if (file is { Exists: true } && file.Length > Most)
            throw TooLarge(fileOrUrl);
        return await File.ReadAllBytesAsync(fileOrUrl, ct);
    }

    private static async Task<byte[]> FetchAsync(Uri address, CancellationToken ct)
    {
        using var client = new HttpClient();
        try
        {
            using var answer = await client.GetAsync(address, HttpCompletionOption.ResponseHeadersRead, ct);
            if (!answer.IsSuccessStatusCode)
                throw new CommandRefused(ExitCode.DoesNotHold, $"{address} 没有给出文件，HTTP {(int)answer.StatusCode}。");
            if (answer.Content.Headers.ContentLength > Most)
                throw TooLarge($"{address}");
            await using var body = await answer.Content.ReadAsStreamAsync(ct);
            return await ReadAsync(body, answer.Content.Headers.ContentLength, address, ct);
        }
        catch (Exception fault) when (fault is HttpRequestException or HttpIOException || (fault is TaskCanceledException && !ct.IsCancellationRequested))
        {
            throw new CommandRefused(ExitCode.DoesNotHold, $"无法从 {address} 取得文件：{fault.Message}");
        }
    }

    private static async Task<byte[]> ReadAsync(Stream body, long? length, Uri address, CancellationToken ct)
    {
        if (length is { } known)
        {
            var whole = new byte[known];
            await body.ReadExactlyAsync(whole, ct);
            return whole;
        }
        using var content = new MemoryStream();
        var piece = new byte[1 << 16];
        for (int read; (read = await body.ReadAsync(piece, ct)) > 0;)
        {
            if (content.Length + read > Most)
                throw TooLarge($"{address}");
            content.Write(piece, 0, read);
        }
        return content.ToArray();
    }

    private static CommandRefused TooLarge(string source) => new(ExitCode.DoesNotHold, $"{source} 大于 {Most} 字节，本程序无法核验这么大的证据包。");
}
