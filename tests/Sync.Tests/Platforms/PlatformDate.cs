using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace ChangliBridge.Sync.Tests.Platforms;

/// <summary>Lets a server that stands in for a platform say the test's time: by the computer's own Date the bridge's clock would be years off.</summary>
internal static class PlatformDate
{
    public static void UseDate(this IApplicationBuilder app, Func<DateTimeOffset> now) => app.Use((HttpContext context, RequestDelegate next) =>
    {
        context.Response.Headers.Date = now().ToString("R", CultureInfo.InvariantCulture);
        return next(context);
    });
}
