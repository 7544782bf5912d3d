using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ChangliBridge.Store.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class RiskIndex : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<int>(
                name: "risk_index",
                table: "past_grade",
                type: "integer",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "risk_index",
                table: "mirrored_grade",
                type: "integer",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "index_after",
                table: "early_warning",
                type: "integer",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "index_before",
                table: "early_warning",
                type: "integer",
                nullable: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "risk_index",
                table: "past_grade");

            migrationBuilder.DropColumn(
                name: "risk_index",
                table: "mirrored_grade");

            migrationBuilder.DropColumn(
                name: "index_after",
                table: "early_warning");

            migrationBuilder.DropColumn(
                name: "index_before",
                table: "early_warning");
        }
    }
}
