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
        new("D3", "Store.Tests/OpeningTests.cs", "A_file_that_may_only_be_read_is_refused_by_name"),
        new("D3", "Store.Tests/OpeningTests.cs", "A_folder_that_cannot_be_written_is_refused_by_name"),
        new("D3", "Store.Tests/DamageTests.cs", "A_damaged_file_is_refused_at_the_start_with_what_was_found"),
        new("D3", "Store.Tests/DamageTests.cs", "Damage_met_while_serving_is_told_apart_from_trouble_that_passes"),
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
        new("P2", "Sync.Tests/Pull/ShrinkTests.cs", "A_list_that_is_empty_or_lost_three_tenths_is_held_and_the_old_one_serves"),
        new("P2", "Sync.Tests/Pull/ShrinkTests.cs", "An_approved_list_serves_at_once_and_the_reason_is_in_the_audit_chain"),
        new("P3", "Sync.Tests/Pull/ResumeTests.cs", "A_run_whose_worker_died_goes_on_at_the_next_page"),
        new("P6", "Sync.Tests/Pull/PullTests.cs", "A_grade_outside_the_scheme_is_set_aside_and_the_others_pass"),
        new("J1", "Sync.Tests/Pull/ResumeTests.cs", "A_page_that_cannot_be_read_is_asked_for_again"),
        new("T5", "Sync.Tests/Delivery/DeliveryWorkerTests.cs", "Holding_looks_up_and_never_sends_again"),
        new("P4", "Sync.Tests/Pull/ChangesTests.cs", "An_expired_place_leads_to_a_full_pull_without_a_gap"),
        new("P5", "Sync.Tests/Pull/ChangesTests.cs", "Many_rows_of_one_instant_across_page_edges_all_come"),
        new("P5", "Sync.Tests/Pull/ChangesTests.cs", "Rows_that_change_while_changes_are_pulled_are_not_missed"),
        new("I8", "Sync.Tests/Pull/ChangesTests.cs", "Readers_see_the_list_before_or_after_the_changes_and_never_between"),
        new("J1", "Sync.Tests/Pull/BadPageTests.cs", "A_page_that_is_none_is_tried_again_and_then_given_up_with_a_sentence"),
        new("J2", "Sync.Tests/Pull/DriftTests.cs", "A_new_field_is_counted_with_its_shape_and_the_rows_are_taken"),
        new("J2", "Sync.Tests/Pull/DriftTests.cs", "A_renamed_required_field_refuses_the_page_by_name_and_the_old_list_serves"),
        new("J2", "Sync.Tests/Pull/DriftTests.cs", "A_retyped_field_refuses_the_page_by_name"),
        new("Z4", "Sync.Tests/Pull/DueTests.cs", "A_bridge_that_was_off_for_three_days_catches_up_with_one_run"),
        new("Z1", "Sync.Tests/Pull/ClaimTests.cs", "Of_many_replicas_that_claim_at_once_one_has_each_run"),
        new("C1", "Sync.Tests/Pull/ClaimTests.cs", "A_replica_whose_clock_is_an_hour_ahead_takes_no_living_lease"),
        new("C1", "Faults/Machine/ClockTests.cs", "A_bridge_whose_machine_is_an_hour_ahead_takes_no_living_lease_and_keeps_nobody_waiting"),
        new("C1", "Sync.Tests/Platforms/PlatformClockTests.cs", "Clocks_too_far_apart_are_found_before_anything_is_signed"),
        new("S4", "Sync.Tests/Platforms/CertificateTests.cs", "An_expired_certificate_is_named_with_its_host_and_its_end"),
        new("S4", "Sync.Tests/Platforms/CertificateTests.cs", "A_host_that_does_not_exist_is_named"),
        new("D2", "Store.Tests/WriteQueueTests.cs", "A_full_disk_stores_nothing_and_reading_goes_on"),
        new("D2", "Faults/Machine/FullDiskTests.cs", "With_a_full_disk_nothing_is_taken_in_or_sent_unrecorded_and_room_heals_it"),
        new("K10", "Faults/Killed/MigrationKillTests.cs", "An_upgrade_of_an_SQLite_file_killed_again_and_again_ends_as_an_undisturbed_one"),
        new("K10", "Faults/Killed/MigrationKillTests.cs", "An_upgrade_of_a_PostgreSQL_database_killed_under_its_lock_ends_as_an_undisturbed_one"),
        new("K10", "Faults/Killed/CheckpointKillTests.cs", "A_bridge_killed_within_a_checkpoint_opens_again_with_everything_it_answered"),
        new("K10", "Faults/Killed/BackupKillTests.cs", "A_backup_killed_in_the_middle_is_not_there_and_the_next_one_restores_everything"),
        new("D5", "Store.Tests/Restore/BackupTests.cs", "After_a_restore_what_was_in_flight_and_what_is_new_is_looked_up_before_it_is_sent"),
        new("D5", "Adapter.Tests/Starting/StoreCommandTests.cs", "A_serving_bridge_is_backed_up_and_restored_when_it_stopped"),
        new("Q4", "Store.Tests/Ledger/DeliveryInterventionTests.cs", "A_refused_delivery_is_followed_by_a_corrected_revision"),
    ];
}
