using System.Text.Json;
using System.Text.RegularExpressions;
using Xunit;

namespace ChangliBridge.EndToEnd.Tests;

/// <summary>The line of JSON with which the demonstration ends.</summary>
internal sealed partial record DemoFigures(int Targets, int Frame, int Drawn, int Assigned, int Results, int Delivered, int Disclosed, int AcceptedByProvince, int Duplicates, string Bundle, string Root, string Seed)
{
    private static readonly string[] Keys =
    [
        "targets", "frame", "drawn", "assigned", "results", "delivered", "disclosed", "accepted_by_province", "duplicates", "bundle", "root", "seed",
    ];

    /// <summary>Reads it, and refuses any other key or order.</summary>
    public static DemoFigures Read(string line)
    {
        using var json = JsonDocument.Parse(line);
        Assert.Equal(Keys, json.RootElement.EnumerateObject().Select(member => member.Name));
        int Count(string key) => json.RootElement.GetProperty(key).GetInt32();
        string Text(string key) => json.RootElement.GetProperty(key).GetString()!;
        return new DemoFigures(
            Count("targets"), Count("frame"), Count("drawn"), Count("assigned"), Count("results"), Count("delivered"), Count("disclosed"),
            Count("accepted_by_province"), Count("duplicates"), Text("bundle"), Text("root"), Text("seed"));
    }

    /// <summary>
    /// What a whole run over <paramref name="size"/> targets says, whatever happened on the way: who is drawn is the seed's affair,
    /// how many are is the synthetic register's and the plan's.
    /// </summary>
    public void ExpectWhole(int size)
    {
        var (frame, drawn) = size switch
        {
            40 => (32, 3),
            400 => (320, 14),
            _ => throw new ArgumentOutOfRangeException(nameof(size), size, "No figures are known."),
        };
        Assert.Equal((size, frame, drawn), (Targets, Frame, Drawn));
        Assert.Equal(drawn * 4, Assigned);
        Assert.Equal(drawn * 2, Results);
        Assert.Equal((Results, Results, Results, 0), (Delivered, Disclosed, AcceptedByProvince, Duplicates));
        Assert.True(Targets - Frame >= Targets / 10m, "At least a tenth of the targets falls outside the frame.");
        Assert.Matches(Digest(), Root);
        Assert.Matches(Digest(), Seed);
    }

    [GeneratedRegex("^[0-9a-f]{64}$")]
    private static partial Regex Digest();
}
