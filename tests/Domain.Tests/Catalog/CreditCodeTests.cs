using ChangliBridge.Domain.Catalog;
using Xunit;

namespace ChangliBridge.Domain.Tests.Catalog;

/// <summary>The check character of GB 32100-2015.</summary>
public sealed class CreditCodeTests
{
    [Theory]
    [InlineData("91350200MA2YJ1XR9G")]
    [InlineData("91350200776049653A")]
    [InlineData("91440101MA5CJQ4N59")]
    [InlineData("123502001549897397")]
    [InlineData("913502115628130384")]
    [InlineData("91130322MA0CHL0081")]
    [InlineData("92130322MA0CHL008X")]
    public void A_code_whose_check_character_fits_checks(string code) => Assert.True(CreditCode.Checks(code));

    [Theory]
    [InlineData("91350203M0001QAY9B")]
    [InlineData("91130322MA0CHL0082")]
    [InlineData("91130322MA0CHL081")]
    [InlineData("91130322MA0CHL00811")]
    [InlineData("91130322ma0chl0081")]
    [InlineData("91130322MA0CHI0081")]
    [InlineData("９1130322MA0CHL0081")]
    [InlineData("130322000000001")]
    [InlineData("")]
    public void Any_other_does_not(string code) => Assert.False(CreditCode.Checks(code));

    [Fact]
    public void Any_one_character_changed_is_noticed()
    {
        const string Code = "91130322MA0CHL0081";
        foreach (var (at, other) in Enumerable.Range(0, 18).SelectMany(at => "0123456789ABCDEFGHJKLMNPQRTUWXY".Where(other => other != Code[at]).Select(other => (at, other))))
            Assert.False(CreditCode.Checks($"{Code[..at]}{other}{Code[(at + 1)..]}"));
    }
}
