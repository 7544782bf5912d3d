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

    // Errors travel in the trailers, each character of a reason there five times; .NET's client takes 64 KB of them, and beyond that it loses its connection instead of learning why.
    private const int LongestReason = 500;
    private const int LongestText = 2000;
    private const int FieldsNamed = 5;

    public static Status Make(RuleViolation violation)
    {
        var code = Precedence.First(code => violation.Faults.Any(fault => CodeOf(fault.Rule) == code));
        var deciding = violation.Faults.First(fault => CodeOf(fault.Rule) == code);
        var (told, length) = (new List<Fault>(), 0);
        foreach (var fault in violation.Faults.Select(fault => (Whole: fault, Short: fault with { Reason = Shortened(fault.Reason) })))
        {
            length += fault.Short.Reason.Length + fault.Short.Remedy.Length;
            if (length <= LongestText || ReferenceEquals(fault.Whole, deciding))
                told.Add(fault.Short);
        }
        var sentences = told.GroupBy(fault => $"{fault.Reason}{fault.Remedy}").Select(same => Sentence(same.Key, [.. same.Select(fault => fault.Field).Where(field => field.Length > 0)]));
        if (told.Count < violation.Faults.Count)
            sentences = sentences.Append($"另有{violation.Faults.Count - told.Count}处错误未列出。请先更正以上各处。");
        var status = ErrorAnswer.Make(code, Shortened(violation.Message), ReasonOf(deciding.Rule), ("caller", string.Join("\n", sentences)));
        var fields = new BadRequest();
        fields.FieldViolations.AddRange(told.Select(Describe));
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

    // Beginning and end: what a caller sent is quoted in the middle.
    private static string Shortened(string text)
    {
        if (text.Length <= LongestReason)
            return text;
        var (head, tail) = (LongestReason / 2, text.Length - (LongestReason / 2));
        return string.Concat(text.AsSpan(0, char.IsHighSurrogate(text[head - 1]) ? head - 1 : head), "…", text.AsSpan(char.IsLowSurrogate(text[tail]) ? tail + 1 : tail));
    }

    private static BadRequest.Types.FieldViolation Describe(Fault fault) => new()
    {
        Field = fault.Field,
        Description = fault.Reason + fault.Remedy,
        Reason = ReasonOf(fault.Rule),
        LocalizedMessage = new LocalizedMessage { Locale = "zh-CN", Message = fault.Reason + fault.Remedy },
    };

    [GeneratedRegex("(?<!^)([A-Z])")]
    private static partial Regex WordStart();
}
