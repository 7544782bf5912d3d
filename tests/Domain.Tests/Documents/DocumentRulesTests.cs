using System.Security.Cryptography;
using ChangliBridge.Domain.Documents;
using ChangliBridge.Domain.Rules;
using Xunit;

namespace ChangliBridge.Domain.Tests.Documents;

public sealed class DocumentRulesTests
{
    private static readonly byte[] Pdf = "%PDF-1.7 实施方案"u8.ToArray();
    private static readonly DocumentLimits Limits = new(Pdf.Length, [new DocumentType("application/pdf", "%PDF-"u8.ToArray()), new DocumentType("text/plain", [])]);
    private static readonly DocumentDeclaration Declared = new(Convert.ToHexStringLower(SHA256.HashData(Pdf)), "application/pdf", Pdf.Length);

    [Fact]
    public void A_document_of_the_largest_size_and_an_allowed_type_that_is_as_declared_is_kept()
    {
        Assert.False(DocumentRules.Check(Declared, Limits).Any);
        Assert.False(DocumentRules.CheckContent(Declared, Limits, Pdf).Any);
    }

    [Fact]
    public void One_byte_too_many_a_type_that_is_not_allowed_and_a_malformed_digest_are_named_at_once() =>
        Assert.Equal(
            [(Rule.FieldMalformed, "digest"), (Rule.DocumentAllowed, "media_type"), (Rule.DocumentAllowed, "size")],
            FaultsOf(DocumentRules.Check(new DocumentDeclaration(Declared.Digest.ToUpperInvariant(), "video/mp4", Pdf.Length + 1), Limits)));

    [Fact]
    public void An_empty_document_is_refused() =>
        Assert.Equal([(Rule.FieldMalformed, "size")], FaultsOf(DocumentRules.Check(Declared with { Size = 0 }, Limits)));

    [Fact]
    public void Bytes_of_another_length_are_not_the_document()
    {
        Assert.Equal([(Rule.DocumentAsDeclared, "size")], FaultsOf(DocumentRules.CheckContent(Declared, Limits, Pdf.AsSpan(1))));
        Assert.Equal([(Rule.DocumentAsDeclared, "size")], FaultsOf(DocumentRules.CheckContent(Declared, Limits, [.. Pdf, 0])));
    }

    [Fact]
    public void Other_bytes_of_the_same_length_are_refused_with_both_reasons()
    {
        byte[] other = [.. Pdf];
        other[0]++;
        Assert.Equal([(Rule.DocumentAsDeclared, "digest"), (Rule.DocumentAsDeclared, "media_type")], FaultsOf(DocumentRules.CheckContent(Declared, Limits, other)));
    }

    [Fact]
    public void A_type_without_a_beginning_takes_any_bytes() =>
        Assert.False(DocumentRules.CheckContent(Declared with { MediaType = "text/plain" }, Limits, Pdf).Any);

    private static IEnumerable<(Rule, string)> FaultsOf(FaultList faults) => faults.All.Select(fault => (fault.Rule, fault.Field));
}
