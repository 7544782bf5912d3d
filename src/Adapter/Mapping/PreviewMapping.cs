using System.Text.RegularExpressions;
using ChangliBridge.Domain.Plans.Readings;
using V1 = ChangliBridge.Contract.V1;

namespace ChangliBridge.Adapter.Mapping;

/// <summary>Dry runs to protos.</summary>
internal static partial class PreviewMapping
{
    public static V1.DrawPreview ToProto(this DryRun run, int homeless) => new()
    {
        FrameSize = (int)run.Frame + homeless,
        MemberCount = (int)run.Members,
        HomelessCount = homeless,
        Readings = { run.Readings.Select(ToProto) },
        Flags = { run.Flags.Select(ToProto) },
    };

    private static V1.ReadingPreview ToProto(ReadingOutcome reading)
    {
        var proto = new V1.ReadingPreview
        {
            Mode = (V1.Overall.Types.Mode)reading.Reading,
            Rounding = (V1.Rounding)reading.Rounding,
            Minimum = (V1.ReadingPreview.Types.Minimum)reading.Minimum,
            Chosen = reading.Chosen,
            Impossible = reading.Impossible,
            Note = reading.Note,
            Strata = { reading.Strata.Select(stratum => new V1.StratumPreview { Name = stratum.Name, Take = stratum.Take, Size = stratum.Size, Quota = stratum.Quota, Share = stratum.Share.Text }) },
            Total = reading.Sum,
            Share = reading.Impossible.Length == 0 ? reading.Share.Text : "",
            Follows = { reading.Follows.Select(published => $"{published.Id} {published.Wording}（{published.Place}）") },
            Flags = { reading.Flags.Select(ToProto) },
        };
        if (reading.Overall is { } overall)
            (proto.OverallTotal, proto.Gap) = (overall, reading.Gap!.Value);
        return proto;
    }

    public static V1.PreviewFlag ToProto(ReadingFlag flag) => new()
    {
        Kind = WordStart().Replace(flag.Kind.ToString(), "_$1").ToUpperInvariant(),
        Stratum = flag.Stratum,
        Text = flag.Text,
    };

    [GeneratedRegex("(?<!^)([A-Z])")]
    private static partial Regex WordStart();
}
