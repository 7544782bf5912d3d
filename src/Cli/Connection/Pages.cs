namespace ChangliBridge.Cli.Connection;

/// <summary>Reads a list to its end (翻页).</summary>
internal static class Pages
{
    public const int Size = 1000;

    /// <param name="read">Gives the page of a token, and the token of the next, empty at the end.</param>
    /// <param name="ct">Ends the reading.</param>
    public static async Task<List<T>> AllAsync<T>(Func<string, Task<(IEnumerable<T> Page, string Next)>> read, CancellationToken ct)
    {
        var all = new List<T>();
        var token = "";
        do
        {
            ct.ThrowIfCancellationRequested();
            (var page, token) = await read(token);
            all.AddRange(page);
        }
        while (token.Length > 0);
        return all;
    }
}
