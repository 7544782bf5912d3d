using ChangliBridge.Benchmarks.Draw;
using ChangliBridge.Domain.Drawing.Hashing;

if (args is [VectorPaths.Child, ..])
{
    Console.WriteLine(VectorPaths.Measure());
    return 0;
}
if (!Options.TryRead(args, out var options))
{
    Console.Error.WriteLine("usage: Draw [--targets N] [--no-postgres]");
    return 2;
}

var table = new Table(Console.Out);
table.Line("targets", $"{options.Targets:N0} in four strata at 1, 3, 10 and 25 %");
table.Line("machine", Machine.Description());
table.Line("vector path", $"{LaneHasher.Widest}, {Environment.ProcessorCount} cores; load before the run {Machine.Load()}");

table.Part("freeze: the list, its blinds and its root");
var frozen = FrozenTargets.Make(options.Targets, table);

table.Part("draw: tickets, exact selection, sorted");
var ours = Timing.Median(options.Runs, frozen.Draw, out var drawn);
var answer = drawn.Digest();
table.Rate("lanes, all cores", ours, options.Targets);
table.Line("drawn", $"{drawn.Targets.LongCount():N0}, answer {answer[..16]}…");
drawn = null;
var ranking = Timing.Median(options.Runs, frozen.Sift, out _);
table.Rate("ranking alone (hash and prefilter)", ranking, options.Targets);
var busy = Timing.Processor(options.Runs, frozen.Sift);
table.Rate("ranking alone, processor time of one core", busy, options.Targets);

table.Part("(a) the same draw with SHA256.HashData");
var plain = PlainDraw.Measure(frozen, threads: 1, answer, table);
var plainOnAll = PlainDraw.Measure(frozen, Environment.ProcessorCount, answer, table);
table.Line("lanes against one thread", $"{plain / ours:F1} x");
table.Line($"lanes against {Environment.ProcessorCount} threads", $"{plainOnAll / ours:F1} x");

table.Part("(b) openssl speed, SHA-256 in hardware where there is any");
if (OpenSsl.BlocksASecond() is { } blocks)
{
    table.Line("openssl, one core", $"{blocks / 1e6,8:F1} M blocks/s");
    table.Line("openssl x cores", $"{blocks * Environment.ProcessorCount / 1e6,8:F1} M blocks/s");
    table.Line("ranking alone against it", $"{options.Targets / ranking.TotalSeconds / (blocks * Environment.ProcessorCount):F2} x by the clock, {options.Targets / busy.TotalSeconds / blocks:F2} x by processor time");
}
else
{
    table.Line("openssl", "not found");
}

table.Part("other vector paths, ranking alone by processor time of one core, a child process each");
VectorPaths.MeasureAll(table);

table.Part("shards of the same targets");
Shards.Measure(frozen, table);
frozen = null;

if (options.Postgres)
{
    table.Part("(c) PostgreSQL: SELECT … ORDER BY sha256(…) LIMIT k, a stratum each");
    await PostgresDraw.MeasureAsync(table);
}
table.End();
Console.WriteLine($"ratio {plain / ours:F1}");
return 0;
