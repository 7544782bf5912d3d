using System;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;

#nullable disable

namespace ChangliBridge.Store.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class SyncAndDelivery : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            // Quartz makes its own tables, but not the schema they lie in.
            migrationBuilder.EnsureSchema(name: "quartz");

            migrationBuilder.AddColumn<string>(
                name: "after",
                table: "sync_run",
                type: "text",
                nullable: false,
                defaultValue: "",
                collation: "C");

            migrationBuilder.AddColumn<DateTime>(
                name: "as_of",
                table: "sync_run",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<DateTime>(
                name: "decided_at",
                table: "sync_run",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "decided_by",
                table: "sync_run",
                type: "text",
                nullable: false,
                defaultValue: "",
                collation: "C");

            migrationBuilder.AddColumn<string>(
                name: "decision_reason",
                table: "sync_run",
                type: "text",
                nullable: false,
                defaultValue: "",
                collation: "C");

            migrationBuilder.AddColumn<string>(
                name: "digest",
                table: "sync_run",
                type: "text",
                nullable: false,
                defaultValue: "",
                collation: "C");

            migrationBuilder.AddColumn<int>(
                name: "kind",
                table: "sync_run",
                type: "integer",
                nullable: false,
                defaultValue: 1);

            migrationBuilder.AddColumn<string>(
                name: "since",
                table: "sync_run",
                type: "text",
                nullable: false,
                defaultValue: "",
                collation: "C");

            migrationBuilder.AddColumn<string>(
                name: "note",
                table: "quarantined_row",
                type: "text",
                nullable: false,
                defaultValue: "",
                collation: "C");

            migrationBuilder.AddColumn<DateTime>(
                name: "resolved_at",
                table: "quarantined_row",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "resolved_by",
                table: "quarantined_row",
                type: "text",
                nullable: false,
                defaultValue: "",
                collation: "C");

            migrationBuilder.AddColumn<DateTime>(
                name: "as_of",
                table: "mirror_head",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "digest",
                table: "mirror_head",
                type: "text",
                nullable: false,
                defaultValue: "",
                collation: "C");

            migrationBuilder.AddColumn<long>(
                name: "run",
                table: "mirror_head",
                type: "bigint",
                nullable: false,
                defaultValue: 0L);

            migrationBuilder.AddColumn<int>(
                name: "version",
                table: "mirror_head",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<string>(
                name: "discard_proposed_by",
                table: "delivery",
                type: "text",
                nullable: false,
                defaultValue: "",
                collation: "C");

            migrationBuilder.AddColumn<string>(
                name: "discard_reason",
                table: "delivery",
                type: "text",
                nullable: false,
                defaultValue: "",
                collation: "C");

            migrationBuilder.AddColumn<bool>(
                name: "may_resend",
                table: "delivery",
                type: "boolean",
                nullable: false,
                defaultValue: false);

            migrationBuilder.CreateTable(
                name: "past_grade",
                columns: table => new
                {
                    target_id = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    run = table.Column<long>(type: "bigint", nullable: false),
                    scheme = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    grade = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    month = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    changed_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    replaced_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_past_grade", x => new { x.target_id, x.run });
                });

            migrationBuilder.CreateTable(
                name: "reconciliation",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    platform = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    daily = table.Column<bool>(type: "boolean", nullable: false),
                    from = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    to = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    state = table.Column<int>(type: "integer", nullable: false),
                    ours = table.Column<int>(type: "integer", nullable: false),
                    theirs = table.Column<int>(type: "integer", nullable: false),
                    findings = table.Column<int>(type: "integer", nullable: false),
                    failures = table.Column<int>(type: "integer", nullable: false),
                    contradictions = table.Column<int>(type: "integer", nullable: false),
                    last_error = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    fence = table.Column<int>(type: "integer", nullable: false),
                    lease_owner = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    lease_until = table.Column<long>(type: "bigint", nullable: false),
                    requested_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    ended_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_reconciliation", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "reconciliation_finding",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    platform = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    kind = table.Column<int>(type: "integer", nullable: false),
                    business_key = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    revision = table.Column<int>(type: "integer", nullable: false),
                    record_kind = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    department = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    delivery_id = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    our_digest = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    their_digest = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    their_count = table.Column<int>(type: "integer", nullable: false),
                    sentence = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    first_run = table.Column<long>(type: "bigint", nullable: false),
                    first_seen_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    last_run = table.Column<long>(type: "bigint", nullable: false),
                    last_seen_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    resolved_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    resolved_by = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    resolution = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_reconciliation_finding", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "restore_mark",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    backed_up_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    restored_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    ended_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_restore_mark", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "retired_row",
                columns: table => new
                {
                    sync_run = table.Column<long>(type: "bigint", nullable: false),
                    id = table.Column<string>(type: "text", nullable: false, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_retired_row", x => new { x.sync_run, x.id });
                });

            migrationBuilder.CreateTable(
                name: "schema_drift",
                columns: table => new
                {
                    job = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    field = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    kind = table.Column<int>(type: "integer", nullable: false),
                    first_run = table.Column<long>(type: "bigint", nullable: false),
                    first_seen_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    last_run = table.Column<long>(type: "bigint", nullable: false),
                    last_seen_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    rows = table.Column<long>(type: "bigint", nullable: false),
                    sample = table.Column<string>(type: "text", nullable: false, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_schema_drift", x => new { x.job, x.field, x.kind });
                });

            migrationBuilder.CreateIndex(
                name: "IX_sync_run_job_requested_at",
                table: "sync_run",
                columns: new[] { "job", "requested_at" });

            migrationBuilder.CreateIndex(
                name: "IX_delivery_platform_department_id",
                table: "delivery",
                columns: new[] { "platform", "department", "id" },
                filter: "state = 'Received'");

            migrationBuilder.CreateIndex(
                name: "IX_reconciliation_platform",
                table: "reconciliation",
                column: "platform",
                unique: true,
                filter: "ended_at IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_reconciliation_platform_daily_to",
                table: "reconciliation",
                columns: new[] { "platform", "daily", "to" });

            migrationBuilder.CreateIndex(
                name: "IX_reconciliation_finding_platform_business_key_revision_kind",
                table: "reconciliation_finding",
                columns: new[] { "platform", "business_key", "revision", "kind" },
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "past_grade");

            migrationBuilder.DropTable(
                name: "reconciliation");

            migrationBuilder.DropTable(
                name: "reconciliation_finding");

            migrationBuilder.DropTable(
                name: "restore_mark");

            migrationBuilder.DropTable(
                name: "retired_row");

            migrationBuilder.DropTable(
                name: "schema_drift");

            migrationBuilder.DropIndex(
                name: "IX_sync_run_job_requested_at",
                table: "sync_run");

            migrationBuilder.DropIndex(
                name: "IX_delivery_platform_department_id",
                table: "delivery");

            migrationBuilder.DropColumn(
                name: "after",
                table: "sync_run");

            migrationBuilder.DropColumn(
                name: "as_of",
                table: "sync_run");

            migrationBuilder.DropColumn(
                name: "decided_at",
                table: "sync_run");

            migrationBuilder.DropColumn(
                name: "decided_by",
                table: "sync_run");

            migrationBuilder.DropColumn(
                name: "decision_reason",
                table: "sync_run");

            migrationBuilder.DropColumn(
                name: "digest",
                table: "sync_run");

            migrationBuilder.DropColumn(
                name: "kind",
                table: "sync_run");

            migrationBuilder.DropColumn(
                name: "since",
                table: "sync_run");

            migrationBuilder.DropColumn(
                name: "note",
                table: "quarantined_row");

            migrationBuilder.DropColumn(
                name: "resolved_at",
                table: "quarantined_row");

            migrationBuilder.DropColumn(
                name: "resolved_by",
                table: "quarantined_row");

            migrationBuilder.DropColumn(
                name: "as_of",
                table: "mirror_head");

            migrationBuilder.DropColumn(
                name: "digest",
                table: "mirror_head");

            migrationBuilder.DropColumn(
                name: "run",
                table: "mirror_head");

            migrationBuilder.DropColumn(
                name: "version",
                table: "mirror_head");

            migrationBuilder.DropColumn(
                name: "discard_proposed_by",
                table: "delivery");

            migrationBuilder.DropColumn(
                name: "discard_reason",
                table: "delivery");

            migrationBuilder.DropColumn(
                name: "may_resend",
                table: "delivery");
        }
    }
}
