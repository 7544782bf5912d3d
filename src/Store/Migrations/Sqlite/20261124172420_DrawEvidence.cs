using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ChangliBridge.Store.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class DrawEvidence : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_draw_office",
                table: "draw");

            migrationBuilder.DropColumn(
                name: "frozen",
                table: "draw");

            migrationBuilder.AddColumn<string>(
                name: "assurance",
                table: "draw",
                type: "TEXT",
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<string>(
                name: "countersignatures",
                table: "draw",
                type: "TEXT",
                nullable: false,
                defaultValue: "[]");

            migrationBuilder.AddColumn<string>(
                name: "escrow",
                table: "draw",
                type: "TEXT",
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<string>(
                name: "header_json",
                table: "draw",
                type: "TEXT",
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<string>(
                name: "previous",
                table: "draw",
                type: "TEXT",
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<string>(
                name: "redraw_approved_by",
                table: "draw",
                type: "TEXT",
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<string>(
                name: "redraw_reason",
                table: "draw",
                type: "TEXT",
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<string>(
                name: "roster_digest",
                table: "draw",
                type: "TEXT",
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<string>(
                name: "rule_digest",
                table: "draw",
                type: "TEXT",
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<string>(
                name: "rule_json",
                table: "draw",
                type: "TEXT",
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<int>(
                name: "seat_count",
                table: "draw",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<string>(
                name: "shortages",
                table: "draw",
                type: "TEXT",
                nullable: false,
                defaultValue: "[]");

            migrationBuilder.AddColumn<string>(
                name: "sizes",
                table: "draw",
                type: "TEXT",
                nullable: false,
                defaultValue: "[]");

            migrationBuilder.AddColumn<string>(
                name: "voided_by",
                table: "draw",
                type: "TEXT",
                nullable: false,
                defaultValue: "");

            migrationBuilder.CreateTable(
                name: "drawn_row",
                columns: table => new
                {
                    draw_id = table.Column<string>(type: "TEXT", nullable: false),
                    target = table.Column<string>(type: "TEXT", nullable: false),
                    rank = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_drawn_row", x => new { x.draw_id, x.target });
                });

            migrationBuilder.CreateTable(
                name: "frozen_piece",
                columns: table => new
                {
                    draw_id = table.Column<string>(type: "TEXT", nullable: false),
                    number = table.Column<int>(type: "INTEGER", nullable: false),
                    content = table.Column<byte[]>(type: "BLOB", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_frozen_piece", x => new { x.draw_id, x.number });
                });

            migrationBuilder.CreateTable(
                name: "party_key",
                columns: table => new
                {
                    number = table.Column<int>(type: "INTEGER", nullable: false),
                    party = table.Column<string>(type: "TEXT", nullable: false),
                    key_id = table.Column<string>(type: "TEXT", nullable: false),
                    registered_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    retired_at = table.Column<DateTime>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_party_key", x => x.number);
                });

            migrationBuilder.CreateTable(
                name: "seat_row",
                columns: table => new
                {
                    draw_id = table.Column<string>(type: "TEXT", nullable: false),
                    number = table.Column<int>(type: "INTEGER", nullable: false),
                    target = table.Column<string>(type: "TEXT", nullable: false),
                    department = table.Column<string>(type: "TEXT", nullable: false),
                    inspector = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_seat_row", x => new { x.draw_id, x.number });
                });

            migrationBuilder.CreateIndex(
                name: "IX_draw_office_previous",
                table: "draw",
                columns: new[] { "office", "previous" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_drawn_row_target",
                table: "drawn_row",
                column: "target");

            migrationBuilder.CreateIndex(
                name: "IX_party_key_key_id",
                table: "party_key",
                column: "key_id",
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "drawn_row");

            migrationBuilder.DropTable(
                name: "frozen_piece");

            migrationBuilder.DropTable(
                name: "party_key");

            migrationBuilder.DropTable(
                name: "seat_row");

            migrationBuilder.DropIndex(
                name: "IX_draw_office_previous",
                table: "draw");

            migrationBuilder.DropColumn(
                name: "assurance",
                table: "draw");

            migrationBuilder.DropColumn(
                name: "countersignatures",
                table: "draw");

            migrationBuilder.DropColumn(
                name: "escrow",
                table: "draw");

            migrationBuilder.DropColumn(
                name: "header_json",
                table: "draw");

            migrationBuilder.DropColumn(
                name: "previous",
                table: "draw");

            migrationBuilder.DropColumn(
                name: "redraw_approved_by",
                table: "draw");

            migrationBuilder.DropColumn(
                name: "redraw_reason",
                table: "draw");

            migrationBuilder.DropColumn(
                name: "roster_digest",
                table: "draw");

            migrationBuilder.DropColumn(
                name: "rule_digest",
                table: "draw");

            migrationBuilder.DropColumn(
                name: "rule_json",
                table: "draw");

            migrationBuilder.DropColumn(
                name: "seat_count",
                table: "draw");

            migrationBuilder.DropColumn(
                name: "shortages",
                table: "draw");

            migrationBuilder.DropColumn(
                name: "sizes",
                table: "draw");

            migrationBuilder.DropColumn(
                name: "voided_by",
                table: "draw");

            migrationBuilder.AddColumn<byte[]>(
                name: "frozen",
                table: "draw",
                type: "BLOB",
                nullable: false,
                defaultValue: new byte[0]);

            migrationBuilder.CreateIndex(
                name: "IX_draw_office",
                table: "draw",
                column: "office");
        }
    }
}
