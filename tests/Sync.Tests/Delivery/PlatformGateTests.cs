using ChangliBridge.Store.Ledger;
using ChangliBridge.Sync.Delivery;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace ChangliBridge.Sync.Tests.Delivery;

public sealed class PlatformGateTests
{
    private readonly FakeTimeProvider _real = new();

    [Fact]
    public void A_few_failures_do_not_close_it_and_a_success_forgets_them()
    {
        var gate = new PlatformGate(_real);
        for (var i = 0; i < 20; i++)
        {
            Fail(gate, 7);
            gate.Worked(DeliveryAct.Send);
        }

        Assert.Equal(8, gate.Admit(8, 3));
    }

    [Fact]
    public void Failures_in_a_row_close_it_and_after_the_pause_one_probe_goes_at_a_time()
    {
        var gate = new PlatformGate(_real);
        Fail(gate, 8);
        Assert.Equal(0, gate.Admit(8, 0));

        _real.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal((1, 0), (gate.Admit(8, 0), gate.Admit(8, 1)));
        gate.Worked(DeliveryAct.Send);
        Assert.Equal(8, gate.Admit(8, 0));
    }

    [Fact]
    public void A_platform_that_finds_records_and_takes_none_stays_closed()
    {
        var gate = new PlatformGate(_real);
        Fail(gate, 8);
        _real.Advance(TimeSpan.FromSeconds(1));
        gate.Worked(DeliveryAct.Lookup);
        Assert.Equal(1, gate.Admit(8, 0));
    }

    [Fact]
    public void Pauses_grow_to_ten_seconds_and_no_longer()
    {
        var gate = new PlatformGate(_real);
        for (var i = 0; i < 40; i++)
        {
            gate.Failed(DeliveryAct.Send, null);
            _real.Advance(TimeSpan.FromSeconds(10));
        }
        gate.Failed(DeliveryAct.Send, null);

        _real.Advance(TimeSpan.FromSeconds(4.9));
        Assert.True(gate.IsPaused);
        _real.Advance(TimeSpan.FromSeconds(5.1));
        Assert.False(gate.IsPaused);
    }

    [Fact]
    public void One_request_to_come_later_is_enough_and_is_believed_up_to_five_minutes()
    {
        var gate = new PlatformGate(_real);
        Assert.True(gate.Failed(DeliveryAct.Send, TimeSpan.FromHours(1)));

        _real.Advance(TimeSpan.FromSeconds(299));
        Assert.True(gate.IsPaused);
        _real.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(8, gate.Admit(8, 0));
    }

    private static void Fail(PlatformGate gate, int times)
    {
        for (var i = 0; i < times; i++)
            gate.Failed(DeliveryAct.Send, null);
    }
}
