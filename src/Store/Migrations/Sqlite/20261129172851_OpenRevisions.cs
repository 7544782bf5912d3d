using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ChangliBridge.Store.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class OpenRevisions : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateIndex(
                name: "IX_delivery_open",
                table: "delivery",
                columns: new[] { "platform", "business_key", "revision" },
                filter: "state NOT IN ('Published', 'Rejected', 'Conflict', 'Discarded')");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_delivery_open",
                table: "delivery");
        }
    }
}
