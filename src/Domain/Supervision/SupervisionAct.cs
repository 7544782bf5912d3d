using ChangliBridge.Domain.Facts;
using ChangliBridge.Domain.Results;
using ChangliBridge.Domain.Rules;
using ChangliBridge.Domain.Tasks;

namespace ChangliBridge.Domain.Supervision;

/// <summary>
/// 监管行为: the 行政检查行为 record that a concluded result also becomes, for 互联网+监管. A review is never held up by it: where a required field
/// is missing (such as the mapping of an item) the record is held with what is missing, and reported once it can be filled.
/// </summary>
public sealed class SupervisionAct
{
    private Dictionary<string, object> _fields = [];

    private SupervisionAct()
    {
    }

    /// <summary>检查行为编号, the key.</summary>
    public string Code { get; private set; } = "";

    /// <summary>Id of the task.</summary>
    public string TaskId { get; private set; } = "";

    /// <summary>Id of the department.</summary>
    public string Department { get; private set; } = "";

    /// <summary>Where the record stands.</summary>
    public SupervisionActState State { get; private set; }

    /// <summary>Revision of the result that it tells.</summary>
    public int ResultRevision { get; private set; }

    /// <summary>What is missing, each column with reason and remedy; empty of a reported record.</summary>
    public IReadOnlyList<MissingField> Missing { get; private set; } = [];

    /// <summary>How often it was reported: the revision sent to the platform, which counts its own because a held one is not sent.</summary>
    public int Reports { get; private set; }

    /// <summary>Id of its last delivery; empty until reported.</summary>
    public string DeliveryId { get; private set; } = "";

    /// <summary>When its result was concluded first.</summary>
    public DateTimeOffset RecordedAt { get; private set; }

    /// <summary>When it was reported last.</summary>
    public DateTimeOffset? ReportedAt { get; private set; }

    /// <summary>Concurrency token.</summary>
    public int Version { get; private set; }

    /// <summary>Opens the record of a concluded result.</summary>
    public static SupervisionAct Open(InspectionResult result, DateTimeOffset now) =>
        new() { Code = result.CheckActionCode, TaskId = result.TaskId, Department = result.Department, State = SupervisionActState.Incomplete, RecordedAt = now };

    /// <summary>Fills the record anew.</summary>
    /// <returns>Whether everything required is there, so that it can be reported.</returns>
    public bool Fill(InspectionResult result, InspectionTask task, ActSurroundings known)
    {
        var faults = new FaultList();
        _fields = SupervisionRules.Fill(faults, result, task, known);
        ResultRevision = result.Revision;
        Missing = [.. faults.All.Select(fault => new MissingField(fault.Field, fault.Reason, fault.Remedy))];
        State = SupervisionActState.Incomplete;
        Version++;
        return !faults.Any;
    }

    /// <summary>报送: what 互联网+监管 must learn of a record that was just filled.</summary>
    /// <param name="division">行政区划代码.</param>
    /// <param name="batch">Number of the submission within its day in the county, from 1.</param>
    /// <param name="now">When: later than the check, whose day begins before any review.</param>
    public PlatformFact Report(string division, int batch, DateTimeOffset now)
    {
        State = SupervisionActState.Reported;
        ReportedAt = now;
        Reports++;
        var submitted = SupervisionRules.Moment(now);
        var exchange = new Dictionary<string, object>
        {
            ["submitted_date"] = submitted,
            ["cd_id"] = $"{Department}{Code}",
            ["cd_time"] = submitted,
            ["cd_source"] = $"{division[..2]}0000{Department}",
            ["cd_batch"] = $"{submitted[..10].Replace("-", "", StringComparison.Ordinal)}{batch:D5}",
            ["cd_operation"] = Reports == 1 ? "i" : "u",
            ["record_unique_identity"] = Code,
        };
        return new PlatformFact(Platforms.InternetPlus, FactKinds.SupervisionAct, $"{division}:{Department}:act:{Code}", Reports, Department,
            _fields.Concat(exchange).ToDictionary());
    }

    /// <summary>Notes under which delivery (投递) it goes to 互联网+监管.</summary>
    public void DeliveredAs(string deliveryId) => DeliveryId = deliveryId;
}
