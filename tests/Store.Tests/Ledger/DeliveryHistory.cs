using ChangliBridge.Store.Ledger;

namespace ChangliBridge.Store.Tests.Ledger;

/// <summary>
/// Three workers, two keys of two revisions, an operator, a backup and a lying platform, stepped one act at a time: every number chooses who does what,
/// and what goes wrong.
/// What must always hold is checked after each step. The moves are those of <see cref="DeliveryGraph"/>; a table of snapshots stands for the database.
/// </summary>
internal sealed class DeliveryHistory
{
    /// <summary>How many different steps there are.</summary>
    public const int Choices = Acts * Workers * 36;

    private const int Acts = 10;
    private const int Rows = 4;
    private const int Workers = 3;
    private const long Lease = 1000;
    private const long Margin = 100;

    private readonly DeliveryPolicy _policy;
    private readonly DeliveryFlaw _flaw;
    private readonly LyingPlatform _platform;
    private readonly DeliverySnapshot[] _rows = new DeliverySnapshot[Rows];
    private readonly Worker[] _workers = new Worker[Workers];
    private readonly bool[] _paused = new bool[Workers];
    private readonly int[] _freed = new int[Rows];
    private DeliverySnapshot[] _backup = [];
    private bool _looksFirst;
    private long _now = 1;

    private DeliveryHistory(DeliveryPolicy policy, DeliveryFlaw flaw)
    {
        (_policy, _flaw) = (flaw == DeliveryFlaw.NoSettleWindow ? policy with { SettleMilliseconds = 0 } : policy, flaw);
        _platform = new LyingPlatform(Rows, policy.OnUnknown == UnknownPolicy.RemoteDedupes);
        Array.Fill(_rows, new DeliverySnapshot(DeliveryState.Received, 0, 0, 0));
        Array.Fill(_workers, Worker.Idle);
    }

    /// <summary>Plays a history and then an honest end, in which everything must come to rest.</summary>
    public static void Play(DeliveryPolicy policy, DeliveryFlaw flaw, IEnumerable<int> choices)
    {
        var history = new DeliveryHistory(policy, flaw);
        foreach (var choice in choices)
        {
            history.Step(choice % Acts, choice / Acts % Workers, choice / (Acts * Workers));
            history.Check();
        }
        history.ComeToRest();
    }

    private void Step(int act, int who, int choice)
    {
        if (_paused[who] && act is >= 1 and <= 5)
            return;
        switch (act)
        {
            case 0: Pass((choice % 4) switch { 0 => 10, 1 => 100, 2 => 400, _ => 1200 }); break;
            case 1: Read(who, choice); break;
            case 2: Read(who, choice); Claim(who); break;
            case 3: Act(who, choice % 9); break;
            case 4: Act(who, choice % 9); Record(who); break;
            case 5: Record(who); break;
            case 6 when choice % 4 == 0: _workers[who] = Worker.Idle; break;
            case 6 when choice % 4 == 1: _paused[who] = !_paused[who]; break;
            case 6: _platform.Land(_now, all: true); break;
            case 7: Operate(choice % Rows, choice / Rows); break;
            case 8 when choice % 6 == 0: _backup = [.. _rows]; break;
            case 8 when choice % 6 == 1 && _backup.Length > 0: Restore(); break;
            default: Recover(); break;
        }
    }

    private void Pass(long milliseconds)
    {
        _now += milliseconds;
        _platform.Land(_now, all: false);
    }

    /// <summary>A worker reads a due row; it may claim it much later.</summary>
    private void Read(int who, int choice)
    {
        var due = Enumerable.Range(0, Rows).Where(row => _rows[row].IsDue(_now) || _rows[row].IsAdmissible(row % 2 == 0 || _rows[row - 1].IsSettled)).ToList();
        if (_workers[who].Row is null && due.Count > 0)
            _workers[who] = new Worker(due[choice % due.Count], _rows[due[choice % due.Count]], Leased: false, null, 0);
    }

    private void Claim(int who)
    {
        var worker = _workers[who];
        if (worker is not { Row: { } row, Leased: false, News: null })
            return;
        var seen = worker.Seen!;
        var waiting = seen.State == DeliveryState.Received ? DeliveryGraph.Next(seen, new DeliveryEvent.Admitted(_looksFirst) { At = _now }, _policy).To : seen;
        if (!waiting.IsDue(_now))
        {
            if (seen.State == DeliveryState.Received)
                Write(row, seen, waiting, blind: false);
            _workers[who] = Worker.Idle;
            return;
        }
        var leased = DeliveryGraph.Next(waiting, new DeliveryEvent.Claimed($"w{who}", _now + Lease) { At = _now }, _policy).To;
        var written = _flaw == DeliveryFlaw.SendsBeforeIntent || Write(row, seen, leased, blind: _flaw == DeliveryFlaw.ClaimsBlindly);
        _workers[who] = written && leased.LeaseUntil is not null ? worker with { Seen = leased, Leased = true, Before = seen } : Worker.Idle;
    }

    private void Act(int who, int fault)
    {
        var worker = _workers[who];
        if (worker is not { Row: { } row, Leased: true, News: null })
            return;
        var (news, at) = worker.Seen!.State == DeliveryState.Resolving ? (_platform.LookUp(row, _now, fault), _now)
            : _flaw != DeliveryFlaw.TrustsOldLease && _now + LyingPlatform.Timeout + Margin > worker.Seen.LeaseUntil ? (new DeliveryEvent.Released(), _now)
            : _platform.Publish(row, _now, fault);
        _workers[who] = worker with { News = news, NewsAt = at };
    }

    private void Record(int who)
    {
        var worker = _workers[who];
        if (worker is not { Row: { } row, News: { } news } || worker.NewsAt > _now)
            return;
        var next = DeliveryGraph.Next(worker.Seen!, news with { At = _now, Spread = 500 }, _policy).To;
        Write(row, _flaw == DeliveryFlaw.SendsBeforeIntent ? worker.Before! : worker.Seen!, next, blind: _flaw == DeliveryFlaw.IgnoresFence);
        _workers[who] = Worker.Idle;
    }

    private void Recover()
    {
        foreach (var row in Enumerable.Range(0, Rows).Where(row => _rows[row].IsLeaseOver(_now)))
            Write(row, _rows[row], DeliveryGraph.Next(_rows[row], new DeliveryEvent.LeaseOver(false) { At = _now, Spread = 500 }, _policy).To, blind: false);
    }

    /// <summary>An operator acts on a row that is not under way. Where nothing can be looked up, one frees only what the platform is known not to have.</summary>
    private void Operate(int row, int choice)
    {
        var seen = _rows[row];
        DeliveryEvent? act = (seen.State, choice % 3) switch
        {
            (DeliveryState.Received or DeliveryState.Pending or DeliveryState.Unknown, 0) => new DeliveryEvent.HeldBack(),
            (DeliveryState.Held, 0) when _policy.LooksUp || _policy.OnUnknown == UnknownPolicy.RemoteDedupes || !_platform.HasOrExpects(row) => new DeliveryEvent.SetFree(),
            (DeliveryState.Held, 1) when choice % 9 == 1 => new DeliveryEvent.GivenUp(),
            (DeliveryState.Pending, 2) => new DeliveryEvent.Hastened(),
            _ => null,
        };
        if (act is null)
            return;
        _freed[row] += act is DeliveryEvent.SetFree ? 1 : 0;
        _rows[row] = DeliveryGraph.Next(seen, act with { At = _now }, _policy).To;
    }

    /// <summary>Every worker dies, and the rows become what they were: what happened since is known to the platform alone.</summary>
    private void Restore()
    {
        Array.Fill(_workers, Worker.Idle);
        _looksFirst = true;
        for (var row = 0; row < Rows; row++)
        {
            var old = _backup[row];
            _rows[row] = old.State is DeliveryState.Received or DeliveryState.Pending or DeliveryState.Sending or DeliveryState.Unknown or DeliveryState.Resolving
                ? DeliveryGraph.Next(old, new DeliveryEvent.Restored { At = _now }, _policy).To
                : old;
        }
    }

    /// <summary>UPDATE … WHERE state AND fence.</summary>
    private bool Write(int row, DeliverySnapshot seen, DeliverySnapshot next, bool blind)
    {
        if (!blind && (_rows[row].State != seen.State || _rows[row].Fence != seen.Fence))
            return false;
        _rows[row] = next;
        return true;
    }

    private void Check()
    {
        for (var row = 0; row < Rows; row++)
        {
            Hold(_platform.Accepted[row] <= 1, row, "was accepted twice");
            Hold(_rows[row].State != DeliveryState.Published || _platform.Accepted[row] == 1, row, "is published, and the platform does not have it");
            Hold(Predicates(_rows[row]) == (_rows[row].IsSettled || _rows[row].State == DeliveryState.Held ? 0 : 1), row, "is stranded");
            Hold(row % 2 == 0 || _rows[row].Fence == 0 || _rows[row - 1].IsSettled || _looksFirst, row, "overtook the revision before it");
            Hold(_policy.OnUnknown != UnknownPolicy.HoldUnknown || _platform.Posts[row] <= 1 + _freed[row], row, "was sent again without the operator");
        }
    }

    private void ComeToRest()
    {
        for (var round = 0; round < 200; round++)
        {
            Pass(60_000);
            Recover();
            for (var who = 0; who < Workers; who++)
            {
                Record(who);
                _workers[who] = Worker.Idle;
                Read(who, 0);
                Claim(who);
                Act(who, 0);
                Record(who);
            }
            Check();
        }
        for (var row = 0; row < Rows; row++)
            Hold(_rows[row].IsSettled || _rows[row].State == DeliveryState.Held || (row % 2 == 1 && _rows[row - 1].State == DeliveryState.Held), row, "never comes to rest");
    }

    private static int Predicates(DeliverySnapshot row) =>
        (row.IsAdmissible(true) ? 1 : 0) + (row.IsDue(long.MaxValue) ? 1 : 0) + (row.IsLeaseOver(long.MaxValue) ? 1 : 0);

    private void Hold(bool condition, int row, string complaint)
    {
        if (!condition)
            throw new InvalidOperationException($"Row {row} {complaint}: {_rows[row]}, accepted {_platform.Accepted[row]}.");
    }

    private sealed record Worker(int? Row, DeliverySnapshot? Seen, bool Leased, DeliveryEvent? News, long NewsAt)
    {
        public static readonly Worker Idle = new(null, null, false, null, 0);

        /// <summary>The row as it was before the lease.</summary>
        public DeliverySnapshot? Before { get; init; }
    }
}
