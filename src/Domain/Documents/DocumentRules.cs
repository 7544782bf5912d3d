using System.Security.Cryptography;
using System.Text.RegularExpressions;
using ChangliBridge.Domain.Rules;

namespace ChangliBridge.Domain.Documents;

/// <summary>文件规则: what is kept is of an allowed type and size, and is what it was declared to be. Field paths are those of <c>UploadDocumentRequest</c>.</summary>
public static partial class DocumentRules
{
    /// <summary>Checks what is declared, before any byte is read.</summary>
    public static FaultList Check(DocumentDeclaration declaration, DocumentLimits limits)
    {
        var faults = new FaultList();
        faults.Require(DigestForm().IsMatch(declaration.Digest), new Fault(Rule.FieldMalformed, "digest", "摘要不是64位小写十六进制的 SHA-256。", "请对整个文件计算 SHA-256。"));
        faults.Require(limits.Find(declaration.MediaType) is not null,
            new Fault(Rule.DocumentAllowed, "media_type", $"不接收“{declaration.MediaType}”类型的文件。", $"可用类型：{string.Join("、", limits.Types.Select(type => type.MediaType))}。"));
        faults.Require(declaration.Size >= 1, new Fault(Rule.FieldMalformed, "size", "文件为空。", "请选择有内容的文件。"));
        faults.Require(declaration.Size <= limits.MostBytes, new Fault(Rule.DocumentAllowed, "size", $"文件有{declaration.Size}字节，超过上限{limits.MostBytes}字节。", "请压缩或拆分后再上传。"));
        return faults;
    }

    /// <summary>Checks the bytes against what was declared, and that was found in order.</summary>
    public static FaultList CheckContent(DocumentDeclaration declaration, DocumentLimits limits, ReadOnlySpan<byte> content)
    {
        var faults = new FaultList();
        if (!faults.Require(content.Length == declaration.Size,
            new Fault(Rule.DocumentAsDeclared, "size", $"声明{declaration.Size}字节，收到{(content.Length > declaration.Size ? "更多" : $"{content.Length}字节")}。", "请重新上传完整的文件。")))
            return faults;
        faults.Require(Convert.ToHexStringLower(SHA256.HashData(content)) == declaration.Digest,
            new Fault(Rule.DocumentAsDeclared, "digest", "收到的内容与声明的摘要不符。", "传输有误或文件已变动，请重新计算摘要并上传。"));
        faults.Require(content.StartsWith([.. limits.Find(declaration.MediaType)!.Begins]),
            new Fault(Rule.DocumentAsDeclared, "media_type", $"内容不是“{declaration.MediaType}”文件。", "请核对文件类型。"));
        return faults;
    }

    [GeneratedRegex("^[0-9a-f]{64}\\z", RegexOptions.CultureInvariant)]
    private static partial Regex DigestForm();
}
