namespace ChangliBridge.Sandbox.Demo;

/// <summary>Reads a list to its end, page by page.</summary>
internal static class Pages
{
    /// <summary>What the service grants at most.</summary>
    public const int Largest = 1000;

    public static async Task<List<TRow>> AllAsync<TPage, TRow>(
        Func<string, Task<TPage>> page, Func<TPage, IEnumerable<TRow>> rows, Func<TPage, string> next)
    {
        var all = new List<TRow>();
        var token = "";
        do
        {
            var answer = await page(token);
            all.AddRange(rows(answer));
            token = next(answer);
        }
        while (token.Length > 0);
        return all;
    }
}
