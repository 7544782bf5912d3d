using System.Linq.Expressions;

namespace ChangliBridge.Adapter.Endpoints;

/// <summary>Narrows a list (筛选) by what was asked for, and by nothing else.</summary>
internal static class Narrowing
{
    /// <summary>
    /// Only rows of which <paramref name="condition"/> holds, where <paramref name="asked"/>. A condition that is not asked for is not in the statement:
    /// beside an "or" that parameters decide, neither database walks an index.
    /// </summary>
    public static IQueryable<T> When<T>(this IQueryable<T> rows, bool asked, Expression<Func<T, bool>> condition) => asked ? rows.Where(condition) : rows;
}
