using ChangliBridge.Domain.Facts;

namespace ChangliBridge.Sync.Platforms;

/// <summary>The canonical operations of each platform, each with what does not happen when the profile gives it no path.</summary>
internal static class Operations
{
    /// <summary>Looks up one record by its key: for deliveries whose outcome is unknown.</summary>
    public const string LookUp = "lookup";

    /// <summary>Counts the accepted records of a period by kind: for the reconciliation.</summary>
    public const string Counts = "counts";

    /// <summary>Lists the keys of the accepted records of a period: for the reconciliation.</summary>
    public const string Keys = "keys";

    /// <summary>The operation that lists the changes of a list.</summary>
    public static string ChangesOf(string job) => job + Changes;

    /// <summary>Whether an operation is asked for page by page.</summary>
    public static bool IsPull(string operation) => Pulls.Contains(operation) || operation.EndsWith(Changes, StringComparison.Ordinal);

    private const string Changes = "-changes";
    private static readonly HashSet<string> Pulls = ["items", "tags", "targets", "inspectors", "grades", "supervision-items", Keys];

    private const string ListUnchecked = "a list of keys that the platform cuts short is not noticed, and losses are only filed where a look-up confirms them";
    private const string NeverReconciled = "nobody learns of records that the platform lost, changed or took twice";
    private const string UnknownStaysUnknown = "a delivery whose outcome is unknown is held for the operator";

    /// <summary>Of the provincial platform.</summary>
    public static readonly IReadOnlyDictionary<string, string> Provincial = new Dictionary<string, string>
    {
        ["items"] = "the item directory is not pulled, so that nothing can be claimed",
        ["tags"] = "the tag library is not pulled",
        ["targets"] = "the register of targets is not pulled, so that nothing can be drawn",
        ["inspectors"] = "the register of inspectors is not pulled, so that nobody can be assigned",
        ["grades"] = "credit-risk grades are not pulled, so that every target is ungraded",
        ["targets-changes"] = "changes of the register of targets arrive with the nightly pull only",
        ["inspectors-changes"] = "changes of the register of inspectors arrive with the nightly pull only",
        ["grades-changes"] = "changes of credit-risk grades arrive with the nightly pull only",
        [FactKinds.ItemClaim] = "the province does not learn of claimed items",
        [FactKinds.Plan] = "the province does not learn of plans",
        [FactKinds.Filing] = "plans are not filed with the supervising office there",
        [FactKinds.DrawCommitment] = "the province does not hold draw commitments",
        [FactKinds.Draw] = "the province does not learn of draws",
        [FactKinds.ListConfirmation] = "the province does not learn which department confirmed a drawn list, and what it objects to",
        [FactKinds.ListOverride] = "the province does not learn that a lead went ahead without a department",
        [FactKinds.ObjectionDismissal] = "the province does not learn of objections that were dismissed",
        [FactKinds.TakenOff] = "the province does not learn which drawn targets are not checked after an objection",
        [FactKinds.Result] = "the province does not learn of results",
        [FactKinds.Handling] = "the province does not learn how problems were handled",
        [FactKinds.Revisit] = "the province does not learn what revisits found beside the first checks",
        [FactKinds.CreditRecord] = "the province does not learn of violations in credit records",
        [LookUp] = UnknownStaysUnknown,
        [Counts] = ListUnchecked,
        [Keys] = NeverReconciled,
    };

    /// <summary>Of the Internet+ platform.</summary>
    public static readonly IReadOnlyDictionary<string, string> InternetPlus = new Dictionary<string, string>
    {
        ["supervision-items"] = "the directory of supervision items is not pulled, so that items cannot be mapped",
        [FactKinds.ItemMapping] = "the platform does not learn of item mappings",
        [FactKinds.JointTask] = "the platform does not learn of joint tasks (联合监管任务)",
        [FactKinds.SupervisionAct] = "the platform does not learn of checks (监管行为)",
        [LookUp] = UnknownStaysUnknown,
        [Counts] = ListUnchecked,
        [Keys] = NeverReconciled,
    };
}
