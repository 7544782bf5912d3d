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
        var (targets, grades) = (seed.TargetList(), seed.GradeList());
        platform.MapPull(routes, "/items", ProvinceList.Of("items", ItemDirectory.Items));
        platform.MapPull(routes, "/tags", ProvinceList.Of("tags", ItemDirectory.Tags));
        platform.MapPull(routes, "/registers/targets", targets);
        platform.MapChanges(routes, "/registers/target-changes", targets);
        platform.MapPull(routes, "/registers/inspectors", ProvinceList.Of("inspectors", seed.Inspectors));
        platform.MapPull(routes, "/credit/grades", grades);
        platform.MapChanges(routes, "/credit/grade-changes", grades);
        foreach (var kind in new[] { "item-claim", "plan", "filing", "draw-commitment", "draw", "list-confirmation", "list-override", "objection-dismissal", "taken-off", "result", "handling", "revisit", "credit-record" })
            platform.MapPush(routes, $"/{kind}s", kind);
    }
}
