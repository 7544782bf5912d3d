namespace ChangliBridge.Domain.Supervision;

/// <summary>Where a 监管行为 record stands.</summary>
public enum SupervisionActState
{
    /// <summary>待补全: held until the fields that are missing can be filled.</summary>
    Incomplete = 1,

    /// <summary>已报送: handed to the ledger for 互联网+监管.</summary>
    Reported = 2,
}
