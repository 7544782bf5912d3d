namespace ChangliBridge.Domain.Documents;

/// <summary>文件限制 of the county: a setting.</summary>
/// <param name="MostBytes">At most so many.</param>
/// <param name="Types">文件类型 that may be kept.</param>
public sealed record DocumentLimits(long MostBytes, IReadOnlyList<DocumentType> Types)
{
    internal DocumentType? Find(string mediaType) => Types.FirstOrDefault(type => type.MediaType == mediaType);
}
