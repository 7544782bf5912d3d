using ChangliBridge.Store.Ledger;
using CsCheck;
using Xunit;

namespace ChangliBridge.Store.Tests.Ledger;

public sealed class DeliveryHistoryTests
{
    /// <summary>Of each of the four policies: 100,000 in all.</summary>
    private const int Histories = 25_000;

    private static readonly Gen<int[]> Choices = Gen.Int[0, DeliveryHistory.Choices - 1].Array[20, 200];

    [Theory]
    [InlineData(UnknownPolicy.LookupThenResend, true)]
    [InlineData(UnknownPolicy.HoldUnknown, true)]
    [InlineData(UnknownPolicy.HoldUnknown, false)]
    [InlineData(UnknownPolicy.RemoteDedupes, false)]
    public void No_history_publishes_twice_overtakes_or_strands_a_record(UnknownPolicy onUnknown, bool looksUp) =>
        Choices.Sample(choices => DeliveryHistory.Play(new DeliveryPolicy(onUnknown, looksUp, 500, 20), DeliveryFlaw.None, choices), iter: Histories);

    [Theory]
    [InlineData(nameof(DeliveryFlaw.NoSettleWindow))]
    [InlineData(nameof(DeliveryFlaw.SendsBeforeIntent))]
    [InlineData(nameof(DeliveryFlaw.ClaimsBlindly))]
    [InlineData(nameof(DeliveryFlaw.TrustsOldLease))]
    [InlineData(nameof(DeliveryFlaw.IgnoresFence))]
    public void A_planted_flaw_is_revealed(string flaw) =>
        Assert.Throws<CsCheckException>(() => Choices.Sample(
            choices => DeliveryHistory.Play(new DeliveryPolicy(UnknownPolicy.LookupThenResend, true, 500, 20), Enum.Parse<DeliveryFlaw>(flaw), choices), iter: Histories));
}
