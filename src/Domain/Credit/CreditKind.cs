namespace ChangliBridge.Domain.Credit;

/// <summary>信用记录种类: a list into which violations go, from the settings.</summary>
/// <param name="Id">Short id, such as <c>abnormal</c>.</param>
/// <param name="Name">Its name, such as 经营异常名录.</param>
/// <param name="LegalBasis">The provision that lets a target be listed; empty where each record names its own.</param>
/// <param name="Months">For how many months a record stands; null where no source gives a term: then it stands until it is repaired.</param>
/// <param name="Source">Where the term is from; empty without one.</param>
public sealed record CreditKind(string Id, string Name, string LegalBasis, int? Months, string Source)
{
    /// <summary>Id of the department that decides on its records; empty: the department whose result it is.</summary>
    public string Keeper { get; init; } = "";

    /// <summary>Whether it is proposed by rule where a result says 通过登记的住所（经营场所）无法联系.</summary>
    public bool ForUnreachable { get; init; }

    /// <summary>Ids of the departments that get notice of its records for 联合惩戒.</summary>
    public IReadOnlyList<string> Notified { get; init; } = [];
}
