using static ChangliBridge.Sandbox.Faults.FaultStage;

namespace ChangliBridge.Sandbox.Faults;

/// <summary>Every fault there is, and where it strikes. What a setting's value means stands beside its name.</summary>
internal static class FaultNames
{
    /// <summary>Accepts and records, then never answers until the client goes away.</summary>
    public const string CommitThenHang = "commit-then-hang";

    /// <summary>Waits before the ledger until the gate is opened. A client that goes away meanwhile changes nothing: the push was read and is recorded.</summary>
    public const string HoldBeforeCommit = "hold-before-commit";

    /// <summary>Is in the ledger and waits for its answer until the gate is opened.</summary>
    public const string HoldAfterCommit = "hold-after-commit";

    /// <summary>A look-up waits for its answer until the gate is opened.</summary>
    public const string HoldLookUp = "hold-lookup";

    /// <summary>A look-up does not see records younger than the value, in milliseconds of real time.</summary>
    public const string LookUpLag = "lookup-lag";

    /// <summary>A look-up finds the record with another content.</summary>
    public const string LookUpOtherDigest = "lookup-other-digest";

    /// <summary>A look-up answers with the record of another key.</summary>
    public const string LookUpCrossed = "lookup-crossed";

    /// <summary>The receipt names another key.</summary>
    public const string CommitThenCrossedReceipt = "commit-then-crossed-receipt";

    /// <summary>Refused for good by the envelope's code; the value is the code.</summary>
    public const string RefuseBeforeCommit = "refuse-before-commit";

    private static readonly Dictionary<string, FaultStage> Stages = new(StringComparer.Ordinal)
    {
        [HoldBeforeCommit] = BeforeCommit,
        [RefuseBeforeCommit] = BeforeCommit,
        ["reset-before-commit"] = BeforeCommit,
        ["hang-before-commit"] = BeforeCommit,
        ["401-before-commit"] = BeforeCommit,
        ["403-before-commit"] = BeforeCommit,
        ["404-before-commit"] = BeforeCommit,
        ["429-before-commit"] = BeforeCommit, // value: Retry-After, as it stands in the header
        ["500-before-commit"] = BeforeCommit,
        ["503-before-commit"] = BeforeCommit, // value: Retry-After, as it stands in the header
        [HoldAfterCommit] = AfterCommit,
        [CommitThenHang] = AfterCommit,
        [CommitThenCrossedReceipt] = AfterCommit,
        ["commit-then-reset"] = AfterCommit,
        ["commit-then-500"] = AfterCommit,
        ["commit-then-502"] = AfterCommit,
        ["commit-then-504"] = AfterCommit,
        ["commit-then-truncate"] = AfterCommit,
        ["commit-then-empty"] = AfterCommit, // 200 without a body
        ["commit-then-204"] = AfterCommit,
        ["commit-then-html"] = AfterCommit,
        ["commit-then-unknown-code"] = AfterCommit,
        ["commit-then-drip"] = AfterCommit, // a byte at a time; value: milliseconds between them
        ["commit-then-cut-json"] = AfterCommit, // the length fits, the JSON ends early
        ["commit-then-bom"] = AfterCommit,
        ["commit-then-gbk"] = AfterCommit,
        ["commit-then-gzip"] = AfterCommit, // a gzip bomb nobody asked for
        ["commit-then-huge"] = AfterCommit, // more than any client should read
        ["commit-then-deep"] = AfterCommit, // ten thousand nested arrays
        [HoldLookUp] = LookUp,
        [LookUpLag] = LookUp,
        [LookUpOtherDigest] = LookUp,
        [LookUpCrossed] = LookUp,
        ["lookup-hang"] = LookUp,
        ["lookup-reset"] = LookUp,
        ["lookup-500"] = LookUp,
        ["lookup-429"] = LookUp, // value: Retry-After, as it stands in the header
        ["lookup-empty"] = LookUp,
        ["lookup-html"] = LookUp,
        ["lookup-unknown-code"] = LookUp,
    };

    public static IReadOnlyCollection<string> All => Stages.Keys;

    public static FaultStage? StageOf(string name) => Stages.TryGetValue(name, out var stage) ? stage : null;
}
