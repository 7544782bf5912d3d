namespace ChangliBridge.Domain.Drawing;

/// <summary>A ranked target of one shard (分片中的对象).</summary>
/// <param name="Shard">Which of the shards, from 0.</param>
/// <param name="Target">The target; its indexes are those of the shard's frame.</param>
public readonly record struct ShardTarget(int Shard, RankedTarget Target);
