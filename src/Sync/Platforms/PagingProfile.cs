namespace ChangliBridge.Sync.Platforms;

/// <summary>Profile part <c>Paging</c>.</summary>
internal sealed record PagingProfile
{
    /// <summary>Name of the page's query parameter.</summary>
    public string Page { get; init; } = "page";

    /// <summary>Name of the size's query parameter.</summary>
    public string Size { get; init; } = "size";

    /// <summary>Name of the query parameter that takes the cursor of the next page; empty where pages are numbered.</summary>
    public string Cursor { get; init; } = "";

    /// <summary>Where a page has the cursor of the next one, inside its payload; missing, null or empty after the last.</summary>
    public string Next { get; init; } = "";

    /// <summary>What the platform calls its first page: 0 or 1.</summary>
    public int FirstPage { get; init; } = 1;

    /// <summary>Rows a page. 1 to 5000.</summary>
    public int PageSize { get; init; } = 200;

    /// <summary>Name of the query parameter for the instant behind which changes are asked for.</summary>
    public string Since { get; init; } = "since";

    /// <summary>Name of the query parameter for the key behind which, of that instant, changes are asked for.</summary>
    public string After { get; init; } = "after";
}
