using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ChangliBridge.Store.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class PullGuards : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
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
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "past_grade");

            migrationBuilder.DropTable(
                name: "retired_row");

            migrationBuilder.DropTable(
                name: "schema_drift");

            migrationBuilder.DropIndex(
                name: "IX_sync_run_job_requested_at",
                table: "sync_run");

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
        }
    }
}
