using ChangliBridge.Sandbox.Gateway;
using ChangliBridge.Sandbox.Seeding;

namespace ChangliBridge.Sandbox.Province;

/// <summary>河北省双随机执法监管平台 as profile <c>hebei</c> speaks to it, under /province.</summary>
internal static class ProvinceRoutes
{
    public const string Platform = "provincial";

    public static void Map(IEndpointRouteBuilder app, PlatformEndpoints platform, ProvinceSeed seed)
    {
        var routes = app.MapGroup("/province");
        platform.MapGateway(routes);
        platform.MapPull(routes, "/items", ItemDirectory.Items.Count, row => ItemDirectory.Items[row]);
        platform.MapPull(routes, "/tags", ItemDirectory.Tags.Count, row => ItemDirectory.Tags[row]);
        platform.MapPull(routes, "/registers/targets", seed.Targets.Size, seed.Targets.Row);
        platform.MapPull(routes, "/registers/inspectors", seed.Inspectors.Count, row => seed.Inspectors[row]);
        platform.MapPull(routes, "/credit/grades", seed.Grades.Size, seed.Grades.Row);
        foreach (var kind in new[] { "item-claim", "plan", "filing", "draw-commitment", "draw", "result", "handling" })
            platform.MapPush(routes, $"/{kind}s", kind);
    }
}
