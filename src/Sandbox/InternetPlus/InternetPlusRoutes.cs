using ChangliBridge.Sandbox.Gateway;
using ChangliBridge.Sandbox.Seeding;

namespace ChangliBridge.Sandbox.InternetPlus;

/// <summary>互联网+监管 as profile <c>hebei</c> speaks to it, under /internet-plus.</summary>
internal static class InternetPlusRoutes
{
    public const string Platform = "internet-plus";

    public static void Map(IEndpointRouteBuilder app, PlatformEndpoints platform)
    {
        var routes = app.MapGroup("/internet-plus");
        platform.MapGateway(routes);
        platform.MapPull(routes, "/items", ProvinceList.Of("supervision-items", ItemDirectory.SupervisionItems));
        platform.MapPush(routes, "/item-mappings", "item-mapping");
        platform.MapPush(routes, "/joint-tasks", "joint-task", JointTaskForm.Fault);
        platform.MapPush(routes, "/supervision-acts", "supervision-act", CheckActionForm.Fault);
    }
}
