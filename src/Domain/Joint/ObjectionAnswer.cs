namespace ChangliBridge.Domain.Joint;

/// <summary>异议答复 of the lead to one 名单异议, given once: upheld (采纳) takes parts of the task off, dismissed (不采纳) changes nothing.</summary>
/// <param name="Upheld">Whether it is upheld.</param>
/// <param name="WholeTarget">Upheld for every department of the task, not only the one that objected.</param>
/// <param name="Reason">Why, at most 500 characters.</param>
/// <param name="AnsweredBy">Who decided, as the audit chain names them.</param>
/// <param name="AnsweredAt">When.</param>
public sealed record ObjectionAnswer(bool Upheld, bool WholeTarget, string Reason, string AnsweredBy, DateTimeOffset AnsweredAt);
