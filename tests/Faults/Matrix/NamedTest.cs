namespace ChangliBridge.Faults.Matrix;

/// <summary>A row of the matrix that another test shows better.</summary>
/// <param name="Row">Of docs/reliability.md.</param>
/// <param name="File">Under tests/.</param>
/// <param name="Test">The method.</param>
internal sealed record NamedTest(string Row, string File, string Test)
{
    public static IReadOnlyList<NamedTest> All { get; } =
    [
        new("Z3", "Adapter.Tests/Starting/SettingsTests.cs", "A_second_bridge_on_the_same_file_is_refused_in_a_plain_sentence"),
        new("Z3", "Store.Tests/OpeningTests.cs", "A_second_bridge_on_the_same_sqlite_file_is_refused_and_the_first_goes_on"),
        new("D3", "Store.Tests/OpeningTests.cs", "A_file_that_is_no_database_is_refused_by_name"),
        new("U1", "Store.Tests/OpeningTests.cs", "A_database_of_a_newer_bridge_is_refused"),
        new("K12", "Store.Tests/OpeningTests.cs", "Sqlite_flushes_every_commit_to_its_write_ahead_log"),
        new("Q2", "Store.Tests/Ledger/DeliveryLedgerTests.cs", "The_claim_on_SQLite_walks_the_partial_index"),
        new("Q2", "Store.Tests/Ledger/DeliveryLedgerTests.cs", "A_long_backlog_of_one_department_does_not_hold_up_another"),
        new("I6", "Store.Tests/Ledger/DeliveryLedgerTests.cs", "News_under_an_old_fence_changes_nothing"),
        new("Z4", "Sync.Tests/Pull/ResumeTests.cs", "Firing_twice_at_once_runs_each_run_once"),
        new("S3", "Sync.Tests/Platforms/GatewayHmacTests.cs", "Many_callers_wait_for_one_refresh"),
        new("S4", "Sync.Tests/Platforms/BrokenConnectionTests.cs", "A_refused_connection_proves_that_nothing_was_sent"),
        new("P1", "Sync.Tests/Pull/MovingListTests.cs", "A_total_that_changes_during_a_pull_begins_it_again"),
        new("P1", "Sync.Tests/Pull/MovingListTests.cs", "A_page_that_comes_twice_never_makes_a_snapshot"),
        new("P2", "Sync.Tests/Pull/MovingListTests.cs", "A_list_that_lost_three_tenths_is_refused_and_the_old_one_serves"),
        new("P3", "Sync.Tests/Pull/ResumeTests.cs", "A_run_whose_worker_died_goes_on_at_the_next_page"),
        new("P6", "Sync.Tests/Pull/PullTests.cs", "A_grade_outside_the_scheme_is_set_aside_and_the_others_pass"),
        new("J1", "Sync.Tests/Pull/ResumeTests.cs", "A_page_that_cannot_be_read_is_asked_for_again"),
        new("T5", "Sync.Tests/Delivery/DeliveryWorkerTests.cs", "Holding_looks_up_and_never_sends_again"),
    ];
}
