using ChangliBridge.Store;
using ChangliBridge.Testing;
using Xunit;

namespace ChangliBridge.Sync.Tests.Reconciling;

/// <summary>The merge of the two streams over many pages of both.</summary>
public sealed class MergeTests
{
    // More than two pages of the ledger; the platform's pages have 70 lines.
    private const int Keys = 1_100;

    [Theory, BothDatabases]
    public async Task Whatever_was_planted_among_many_pages_is_found_and_nothing_else(StoreProvider provider)
    {
        await using var world = await ReconcilingWorld.OpenAsync(provider, settings => settings["Platforms:Provincial:Paging:PageSize"] = "70");
        var keys = Enumerable.Range(0, Keys).Select(KeyOf).ToArray();
        for (var at = 0; at < Keys; at += 500)
            await world.PublishAsync(keys[at..Math.Min(at + 500, Keys)]);
        // Every eleventh, so that each form of key and each kind of disagreement meet; and the first and last there are.
        var planted = keys.Index().Where(key => key.Index % 11 == 3 || key.Index is 0 or Keys - 1).Select(key => Plant(world, key.Item, key.Index / 11)).ToList();
        planted.AddRange(Enumerable.Range(Keys, 40).Select(number => Stranger(world, KeyOf(number))));

        await world.NextDayAsync();

        Assert.Equal(planted.Order(StringComparer.Ordinal), await world.OpenAsync());
        Assert.Equal(Keys, Assert.Single(await world.RunsAsync()).Ours);
    }

    private static string Plant(ReconcilingWorld world, string key, int number)
    {
        switch (number % 3)
        {
            case 0:
                world.Lose(key);
                return $"Lost {key}";
            case 1:
                world.Repeat(key);
                return $"Twice {key}";
            default:
                world.Lose(key);
                world.Take(key, """{"key":"changed"}""");
                return $"Differs {key}";
        }
    }

    private static string Stranger(ReconcilingWorld world, string key)
    {
        world.Take(key);
        return $"NotOurs {key}";
    }

    // By bytes, the letters beyond the first plane come after the full-width ones; by UTF-16 they come before.
    private static string KeyOf(int number) => (number % 4) switch
    {
        0 => $"130322:{number}",
        1 => $"检查{number}",
        2 => $"\uFF21{number}",
        _ => $"\U00020000{number}",
    };
}
