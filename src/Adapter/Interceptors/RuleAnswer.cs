using System.Text.RegularExpressions;
using ChangliBridge.Domain.Rules;
using Google.Protobuf.WellKnownTypes;
using Google.Rpc;
using Status = Google.Rpc.Status;

namespace ChangliBridge.Adapter.Interceptors;

/// <summary>Translates a broken rule into an error that names every faulty field with reason and remedy.</summary>
internal static partial class RuleAnswer
{
    /// <summary>Where several rules are broken, the first of these that any of them has decides.</summary>
    private static readonly Code[] Precedence = [Code.PermissionDenied, Code.NotFound, Code.InvalidArgument, Code.AlreadyExists, Code.Aborted, Code.FailedPrecondition];

    private const int LongestReason = 250;
    private const int LongestField = 200;
    private const int LongestMessage = 120;
    private const int FieldsNamed = 5;

    /// <summary>As many of the faults, from the first, as clients take in the trailers, with the one that decides the code; the others are counted.</summary>
    public static Status Make(RuleViolation violation)
    {
        var faults = violation.Faults.ToList();
        var code = Precedence.First(code => faults.Exists(fault => CodeOf(fault.Rule) == code));
        var deciding = faults.FindIndex(fault => CodeOf(fault.Rule) == code);
        var whole = Make(faults, (faults.Count, deciding));
        if (ErrorAnswer.Fits(whole))
            return whole;
        faults = faults.ConvertAll(Shortened);
        if (Make(faults, (faults.Count, deciding)) is var shorter && ErrorAnswer.Fits(shorter))
            return shorter;
        var (told, tooMany) = (1, faults.Count);
        while (tooMany - told > 1)
        {
            var between = (told + tooMany) / 2;
            (told, tooMany) = ErrorAnswer.Fits(Make(faults, (between, deciding))) ? (between, tooMany) : (told, between);
        }
        return Make(faults, (told, deciding));
    }

    private static Status Make(List<Fault> faults, (int Count, int Deciding) told)
    {
        var (named, deciding) = (faults[..told.Count], faults[told.Deciding]);
        if (told.Deciding >= told.Count)
            named[^1] = deciding;
        var sentences = named.GroupBy(fault => $"{fault.Reason}{fault.Remedy}").Select(same => Sentence(same.Key, [.. same.Select(fault => fault.Field).Where(field => field.Length > 0)]));
        if (named.Count < faults.Count)
            sentences = sentences.Append($"另有{faults.Count - named.Count}处错误未列出。请先更正以上各处。");
        var message = Shortened($"{deciding.Rule} ({deciding.Field}): {deciding.Reason}", LongestMessage) + (faults.Count > 1 ? $" (and {faults.Count - 1} more)" : "");
        var status = ErrorAnswer.Make(CodeOf(deciding.Rule), message, ReasonOf(deciding.Rule), ("caller", string.Join("\n", sentences)));
        var fields = new BadRequest();
        fields.FieldViolations.AddRange(named.Select(Describe));
        status.Details.Add(Any.Pack(fields));
        return status;
    }

    /// <summary>The gRPC code of a rule (AIP-193).</summary>
    public static Code CodeOf(Rule rule) => rule switch
    {
        Rule.FieldRequired or Rule.FieldMalformed or Rule.TakeInForm or Rule.AtLeastTwoInspectors or Rule.OverallReadingRecorded
            or Rule.TakeInsideRange or Rule.UngradedHaveStratum or Rule.WordOnTheList
            or Rule.CodeOnTheList or Rule.CodesExclude or Rule.ItemsAccountedFor or Rule.OutcomesAgree or Rule.MethodOnTheList
            or Rule.NoPersonalNumber or Rule.CreditKindListed or Rule.MeasureOrReason or Rule.RectificationDue or Rule.AddresseeListed or Rule.RequestIdReused or Rule.DocumentAllowed or Rule.DocumentAsDeclared => Code.InvalidArgument,
        Rule.Unknown => Code.NotFound,
        Rule.NotPermitted or Rule.ReviewerIsAnother or Rule.SecondPerson or Rule.RevisitReviewedByOthers or Rule.ApproverOutside or Rule.JudicialTransferApproved => Code.PermissionDenied,
        Rule.AlreadyExists => Code.AlreadyExists,
        Rule.Stale => Code.Aborted,
        _ => Code.FailedPrecondition,
    };

    /// <summary>A rule's name as an AIP-193 reason: <c>OneOpenDraw</c> becomes <c>ONE_OPEN_DRAW</c>.</summary>
    public static string ReasonOf(Rule rule) => WordStart().Replace(rule.ToString(), "_$1").ToUpperInvariant();

    // What several fields share is said once, and which ones.
    private static string Sentence(string said, IReadOnlyList<string> fields)
    {
        if (fields.Count == 0 || (fields.Count == 1 && !said.Contains("该字段", StringComparison.Ordinal)))
            return said;
        var others = fields.Count > FieldsNamed ? $"等{fields.Count}处" : "";
        return $"{string.Join("、", fields.Take(FieldsNamed))}{others}：{said}";
    }

    private static Fault Shortened(Fault fault) => fault with { Field = Shortened(fault.Field, LongestField), Reason = Shortened(fault.Reason, LongestReason), Remedy = Shortened(fault.Remedy, LongestReason) };

    // Beginning and end: what a caller sent is quoted in the middle.
    private static string Shortened(string text, int longest)
    {
        if (text.Length <= longest)
            return text;
        var (head, tail) = (longest / 2, text.Length - (longest / 2));
        return string.Concat(text.AsSpan(0, char.IsHighSurrogate(text[head - 1]) ? head - 1 : head), "…", text.AsSpan(char.IsLowSurrogate(text[tail]) ? tail + 1 : tail));
    }

    // In zh-CN as all of the answer: a second time as its translation, half as many faults would fit.
    private static BadRequest.Types.FieldViolation Describe(Fault fault) => new() { Field = fault.Field, Description = fault.Reason + fault.Remedy, Reason = ReasonOf(fault.Rule) };

    [GeneratedRegex("(?<!^)([A-Z])")]
    private static partial Regex WordStart();
}
