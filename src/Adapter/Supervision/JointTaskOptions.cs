using System.ComponentModel.DataAnnotations;
using ChangliBridge.Adapter.County;
using ChangliBridge.Domain.Catalog;
using Microsoft.Extensions.Options;

namespace ChangliBridge.Adapter.Supervision;

/// <summary>Settings <c>Supervision:JointTasks</c>: 联合监管任务. Its codes are data with their source, for none of them is published.</summary>
internal sealed record JointTaskOptions
{
    /// <summary>Whether 互联网+监管 learns of joint tasks, where it learns of checks (<see cref="SupervisionOptions.Report"/>). On, a joint batch whose message cannot be told is not drawn.</summary>
    public bool Report { get; init; }

    /// <summary>单位编号 on the platform by id of the department.</summary>
    public IReadOnlyDictionary<string, string> Units { get; init; } = new Dictionary<string, string>();

    /// <summary>Where <see cref="Units"/> come from.</summary>
    public string UnitSource { get; init; } = "";

    /// <summary>单位类型 of a department.</summary>
    public string UnitType { get; init; } = "";

    /// <summary>地区编号 of the county on the platform.</summary>
    public string RegionNumber { get; init; } = "";

    /// <summary>Name of the county there.</summary>
    public string RegionName { get; init; } = "";

    /// <summary>Where <see cref="RegionNumber"/> comes from.</summary>
    public string RegionSource { get; init; } = "";

    /// <summary>监管对象类型.</summary>
    [Required, ValidateObjectMembers]
    public DictionaryOptions ObjectTypes { get; init; } = new();

    /// <summary>监管对象类型 by 主体类型.</summary>
    public IReadOnlyDictionary<TargetType, string> ObjectTypeOf { get; init; } = new Dictionary<TargetType, string>();

    /// <summary>证件类型 of a 注册号, of <see cref="SupervisionOptions.CertificateTypes"/>; empty: the paper of such a target is left out.</summary>
    public string RegistrationNumberType { get; init; } = "";

    /// <summary>监管对象行业分类编码 by id of the 抽查事项; left out where there is none.</summary>
    public IReadOnlyDictionary<string, string> IndustryOf { get; init; } = new Dictionary<string, string>();

    /// <summary>Where <see cref="IndustryOf"/> comes from.</summary>
    public string IndustrySource { get; init; } = "";

    /// <summary>What cannot be empty where joint tasks are told of.</summary>
    public IEnumerable<string> Required => [UnitSource, UnitType, RegionNumber, RegionName, RegionSource, .. IndustryOf.Count > 0 ? [IndustrySource] : Array.Empty<string>()];
}
