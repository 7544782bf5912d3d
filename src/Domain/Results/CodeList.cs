namespace ChangliBridge.Domain.Results;

/// <summary>检查结果代码表: a code list by id and version. Lists differ by platform and year, so a code means nothing without its list.</summary>
/// <param name="Id">Such as <c>hebei-result/2023</c>.</param>
/// <param name="Codes">Its codes, compared as whole tokens.</param>
public sealed record CodeList(string Id, IReadOnlyList<ResultCode> Codes)
{
    /// <summary>The entry of <paramref name="code"/>, or null where the list does not hold it.</summary>
    public ResultCode? Find(string code) => Codes.FirstOrDefault(entry => entry.Code == code);
}
