using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ChangliBridge.Store.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class OperatedDeliveries : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "discard_proposed_by",
                table: "delivery",
                type: "TEXT",
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<string>(
                name: "discard_reason",
                table: "delivery",
                type: "TEXT",
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<bool>(
                name: "may_resend",
                table: "delivery",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            migrationBuilder.CreateTable(
                name: "restore_mark",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    backed_up_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    restored_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    ended_at = table.Column<DateTime>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_restore_mark", x => x.id);
                });

            migrationBuilder.CreateIndex(
                name: "IX_delivery_platform_department_id",
                table: "delivery",
                columns: new[] { "platform", "department", "id" },
                filter: "state = 'Received'");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "restore_mark");

            migrationBuilder.DropIndex(
                name: "IX_delivery_platform_department_id",
                table: "delivery");

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
