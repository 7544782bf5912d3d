using System.ComponentModel.DataAnnotations;
using ChangliBridge.Adapter.County;
using ChangliBridge.Domain.Catalog;
using Microsoft.Extensions.Options;

namespace ChangliBridge.Adapter.Supervision;

/// <summary>
/// Settings section <c>Supervision</c>: 监管行为 records. Every dictionary is data with its source, for hardly any of its codes is published;
/// beside each stands the code that a random inspection carries.
/// </summary>
internal sealed record SupervisionOptions
{
    /// <summary>Whether the bridge reports 监管行为. Off where another system of the county does, so that no check is reported twice.</summary>
    public bool Report { get; init; }

    /// <summary>行政相对人性质.</summary>
    [Required, ValidateObjectMembers]
    public DictionaryOptions Natures { get; init; } = new();

    /// <summary>行政相对人性质 by 主体类型; a target of a type that is missing here is held back.</summary>
    public IReadOnlyDictionary<TargetType, string> NatureOf { get; init; } = new Dictionary<TargetType, string>();

    /// <summary>行政相对人证件类型.</summary>
    [Required, ValidateObjectMembers]
    public DictionaryOptions CertificateTypes { get; init; } = new();

    /// <summary>The one that means 统一社会信用代码.</summary>
    public string CreditCodeType { get; init; } = "";

    /// <summary>检查形式.</summary>
    [Required, ValidateObjectMembers]
    public DictionaryOptions CheckForms { get; init; } = new();

    /// <summary>The one of a random inspection.</summary>
    public string CheckForm { get; init; } = "";

    /// <summary>检查类别.</summary>
    [Required, ValidateObjectMembers]
    public DictionaryOptions CheckTypes { get; init; } = new();

    /// <summary>The one of a random inspection.</summary>
    public string CheckType { get; init; } = "";

    /// <summary>检查方式.</summary>
    [Required, ValidateObjectMembers]
    public DictionaryOptions CheckModes { get; init; } = new();

    /// <summary>The one of a random inspection; may be empty.</summary>
    public string CheckMode { get; init; } = "";

    /// <summary>检查结果.</summary>
    [Required, ValidateObjectMembers]
    public DictionaryOptions CheckResults { get; init; } = new();

    /// <summary>The one where no problem was found.</summary>
    public string NoProblem { get; init; } = "";

    /// <summary>The one where a problem was found.</summary>
    public string Problem { get; init; } = "";

    /// <summary>联合监管任务.</summary>
    [Required, ValidateObjectMembers]
    public JointTaskOptions JointTasks { get; init; } = new();

    /// <summary>Whether 互联网+监管 learns of joint tasks.</summary>
    public bool TellsJointTasks => Report && JointTasks.Report;

    /// <summary>Each chosen code with the dictionary it must be of.</summary>
    public IEnumerable<(string Code, DictionaryOptions Dictionary)> Chosen =>
    [
        .. NatureOf.Values.Select(nature => (nature, Natures)), (CreditCodeType, CertificateTypes), (CheckForm, CheckForms), (CheckType, CheckTypes),
        .. CheckMode.Length > 0 ? [(CheckMode, CheckModes)] : Array.Empty<(string, DictionaryOptions)>(), (NoProblem, CheckResults), (Problem, CheckResults),
    ];
}
