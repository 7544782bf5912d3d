namespace ChangliBridge.Sync.Tests.Delivery;

/// <summary>What goes wrong with one publication.</summary>
internal enum ProvinceFault
{
    None,
    CommitThenHang,
    CommitThenReset,
    CommitThen500,
    CommitThenEmpty200,
    CommitThen204,
    CommitThenHtml,
    CommitThenShortBody,
    CommitThenUnknownCode,
    CommitThenCrossedReceipt,
    CommitThenNoReceipt,
    ResetBeforeCommit,
    Fail500BeforeCommit,
    HangBeforeCommit,
    Refuse,
    Busy,
    GatewayForbids,
}
