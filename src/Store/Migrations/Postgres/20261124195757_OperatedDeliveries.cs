using System;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;

#nullable disable

namespace ChangliBridge.Store.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class OperatedDeliveries : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            // Quartz makes its own tables, but not the schema they lie in.
            migrationBuilder.EnsureSchema(name: "quartz");

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
