using ChangliBridge.Contract.V1;
using Google.Type;

namespace ChangliBridge.Adapter.Tests.Hosting;

/// <summary>The county's plan as its lead sends it.</summary>
internal static class CountyPlan
{
    public const string Id = "2023-halal";
    public const string Name = "inspectionPlans/2023-halal";
    public const string BatchId = "halal-food";
    public const string FirstDraw = Name + "/draws/1";
    public const string CodeList = "hebei-result/2023";

    /// <summary>Of 35 in scope: 1 of 10 sole traders, 1 of 5 enterprises of grade C, 2 of 5 of grade D.</summary>
    public const int Drawn = 4;

    public static CreateInspectionPlanRequest Joint() => new()
    {
        InspectionPlanId = Id,
        InspectionPlan = new InspectionPlan { Title = "2023年清真食品领域跨部门联合抽查工作计划", Year = 2023, Batches = { Batch(Department("mzj", "mz001"), Department("scjgj", "sc001")) } },
    };

    /// <summary>Of 县民族宗教事务局 alone.</summary>
    public static CreateInspectionPlanRequest OfBureau()
    {
        var request = Joint();
        request.InspectionPlan.Batches[0].Departments.RemoveAt(1);
        return request;
    }

    public static Date Day(int year, int month, int day) => new() { Year = year, Month = month, Day = day };

    private static PlanBatch Batch(params BatchDepartment[] departments) => new()
    {
        BatchId = BatchId,
        Title = "清真食品领域部门联合随机抽查",
        Scope = new Scope
        {
            RegisteredOnOrBefore = Day(2022, 12, 31),
            RegistrationStates = { "已成立" },
            Tags = { Register.HalalTag },
            TargetTypes = { TargetType.Enterprise, TargetType.SoleTrader },
        },
        StartDate = Day(2023, 11, 6),
        EndDate = Day(2023, 11, 10),
        Departments = { departments },
        Strata =
        {
            new Stratum { Name = "individual", TargetTypes = { TargetType.SoleTrader }, Take = "5%" },
            new Stratum { Name = "ungraded", TargetTypes = { TargetType.Enterprise }, Ungraded = true, Take = "5%" },
            Grade("A", "0.5%", 0), Grade("B", "2%", 0), Grade("C", "10%", 1), Grade("D", "30%", 1),
        },
        Overall = new Overall { Mode = Overall.Types.Mode.Report, Take = "5%", Reading = "牵头部门决定：分级比例为准，5%为总体参考" },
    };

    private static BatchDepartment Department(string department, string item) => new()
    {
        Department = $"departments/{department}",
        Inspectors = 2,
        InspectorTags = { Register.RegistrationTag },
        Items = { $"inspectionItems/{department}-{item}" },
    };

    private static Stratum Grade(string grade, string rate, int minimum) =>
        new() { Name = grade, TargetTypes = { TargetType.Enterprise }, Grades = { grade }, Take = rate, Minimum = minimum };
}
