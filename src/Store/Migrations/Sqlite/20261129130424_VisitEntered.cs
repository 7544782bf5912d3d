using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ChangliBridge.Store.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class VisitEntered : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<DateTime>(
                name: "entered_at",
                table: "visit",
                type: "TEXT",
                nullable: false,
                defaultValue: new DateTime(1, 1, 1, 0, 0, 0, 0, DateTimeKind.Utc));

            // Visits recorded before the time was kept: their entry in the audit chain has it, written in the same transaction.
            migrationBuilder.Sql("""
                UPDATE visit SET entered_at = a.at FROM audit_entry a
                WHERE a.act = 'visit.enter' AND a.resource = 'inspectionTasks/' || visit.task_id || '/visits/' || visit.department
                """);

            migrationBuilder.CreateIndex(
                name: "IX_visit_entered_at",
                table: "visit",
                column: "entered_at");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_visit_entered_at",
                table: "visit");

            migrationBuilder.DropColumn(
                name: "entered_at",
                table: "visit");
        }
    }
}
