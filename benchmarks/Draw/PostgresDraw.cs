using ChangliBridge.Benchmarks.Rig;
using ChangliBridge.Domain.Drawing;
using Npgsql;
using NpgsqlTypes;

namespace ChangliBridge.Benchmarks.Draw;

/// <summary>The draw that a database does: sort by a hash in SQL. On a million rows, and ours on the same rows.</summary>
internal static class PostgresDraw
{
    private const int Rows = 1_000_000;

    public static async Task MeasureAsync(Table table)
    {
        // What sorts fastest: nothing here outlives the run.
        using var server = await Cluster.StartAsync("-c fsync=off -c shared_buffers=512MB -c work_mem=256MB", CancellationToken.None);
        await using var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder { Host = server.Folder, Username = "postgres", Database = "postgres", Pooling = false, CommandTimeout = 0 }.ConnectionString);
        await connection.OpenAsync();
        var frame = FrozenTargets.FrameOf(0, Rows);
        var blinds = FrozenTargets.BlindsOf(frame);
        await FillAsync(connection, frame, blinds);
        var root = FrameHashes.Root(frame, blinds);
        var quotas = Quotas.Of(frame.Strata.Zip(frame.CountByStratum()).ToDictionary(stratum => stratum.First, stratum => (long)stratum.Second));
        var times = new List<(TimeSpan Time, List<string> Ids)>();
        for (var run = 0; run < 3; run++)
        {
            var time = Timing.Once(() => SelectAsync(connection, [.. FrozenTargets.TargetKey, .. root], quotas).GetAwaiter().GetResult(), out var ids);
            times.Add((time, ids));
        }
        var median = times.OrderBy(run => run.Time).ElementAt(1);
        var ours = Timing.Median(7, () => Ranking.Of(frame, blinds, FrozenTargets.TargetKey, root, [.. frame.Strata.Select(name => quotas[name])]), out var drawn);
        var own = Quotas.Strata.SelectMany(name => drawn[frame.Strata.ToList().IndexOf(name)]).Select(target => frame[target.Index].Id).ToList();
        if (!own.SequenceEqual(median.Ids))
            throw new InvalidOperationException("PostgreSQL gives another answer.");
        table.Rate($"{await ScalarAsync(connection)}, {Rows:N0} rows", median.Time, Rows);
        table.Rate("lanes, same rows, same answer", ours, Rows);
        table.Line("lanes against it", $"{median.Time / ours:F0} x");
    }

    private static async Task FillAsync(NpgsqlConnection connection, Frame frame, byte[] blinds)
    {
        await ExecuteAsync(connection, "CREATE TABLE target (id bytea NOT NULL, stratum text NOT NULL, blind bytea NOT NULL)");
        await using (var copy = await connection.BeginBinaryImportAsync("COPY target (id, stratum, blind) FROM STDIN (FORMAT BINARY)"))
        {
            for (var i = 0; i < frame.Count; i++)
            {
                await copy.StartRowAsync();
                await copy.WriteAsync(frame.IdOf(i).ToArray(), NpgsqlDbType.Bytea);
                await copy.WriteAsync(frame.Strata[frame.StratumOf(i)], NpgsqlDbType.Text);
                await copy.WriteAsync(blinds.AsMemory(i * FrameHashes.BlindLength, FrameHashes.BlindLength), NpgsqlDbType.Bytea);
            }
            await copy.CompleteAsync();
        }
        await ExecuteAsync(connection, "VACUUM (ANALYZE) target");
    }

    private static async Task<List<string>> SelectAsync(NpgsqlConnection connection, byte[] prefix, Dictionary<string, int> quotas)
    {
        var ids = new List<string>();
        foreach (var stratum in Quotas.Strata)
        {
            await using var select = new NpgsqlCommand("SELECT convert_from(id, 'UTF8') FROM target WHERE stratum = $1 ORDER BY sha256($2 || blind || id), id LIMIT $3", connection)
            {
                Parameters = { new() { Value = stratum }, new() { Value = prefix }, new() { Value = quotas[stratum] } },
            };
            await using var rows = await select.ExecuteReaderAsync();
            while (await rows.ReadAsync())
                ids.Add(rows.GetString(0));
        }
        return ids;
    }

    private static async Task<string> ScalarAsync(NpgsqlConnection connection)
    {
        await using var version = new NpgsqlCommand("SHOW server_version", connection);
        return $"PostgreSQL {((string?)await version.ExecuteScalarAsync())?.Split(' ')[0]}";
    }

    private static async Task ExecuteAsync(NpgsqlConnection connection, string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }
}
