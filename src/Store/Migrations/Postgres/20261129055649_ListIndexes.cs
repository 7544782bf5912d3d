using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ChangliBridge.Store.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class ListIndexes : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "carried_tag",
                columns: table => new
                {
                    snapshot = table.Column<long>(type: "bigint", nullable: false),
                    tag = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    target_id = table.Column<string>(type: "text", nullable: false, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_carried_tag", x => new { x.snapshot, x.tag, x.target_id });
                });

            // What is mirrored already carries its tags as text: the next pull may be a day away.
            migrationBuilder.Sql(
                """
                INSERT INTO carried_tag (snapshot, tag, target_id)
                SELECT DISTINCT snapshot, unnest(string_to_array(tags, ',')), id FROM mirrored_target WHERE tags <> ''
                """);

            migrationBuilder.AddColumn<string>(
                name: "key",
                table: "mirrored_target",
                type: "text",
                nullable: false,
                computedColumnSql: "COALESCE(credit_code, registration_number, '')",
                stored: true,
                collation: "C");

            migrationBuilder.AddColumn<string>(
                name: "key",
                table: "mirrored_inspector",
                type: "text",
                nullable: false,
                computedColumnSql: "COALESCE(certificate_number, name)",
                stored: true,
                collation: "C");

            migrationBuilder.CreateIndex(
                name: "IX_tag_mark_subject_tag_state_subject_id",
                table: "tag_mark",
                columns: new[] { "subject", "tag", "state", "subject_id" });

            migrationBuilder.CreateIndex(
                name: "IX_mirrored_target_snapshot_key_id",
                table: "mirrored_target",
                columns: new[] { "snapshot", "key", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_mirrored_inspector_snapshot_department_key_id",
                table: "mirrored_inspector",
                columns: new[] { "snapshot", "department", "key", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_carried_tag_snapshot_target_id",
                table: "carried_tag",
                columns: new[] { "snapshot", "target_id" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "carried_tag");

            migrationBuilder.DropIndex(
                name: "IX_tag_mark_subject_tag_state_subject_id",
                table: "tag_mark");

            migrationBuilder.DropIndex(
                name: "IX_mirrored_target_snapshot_key_id",
                table: "mirrored_target");

            migrationBuilder.DropIndex(
                name: "IX_mirrored_inspector_snapshot_department_key_id",
                table: "mirrored_inspector");

            migrationBuilder.DropColumn(
                name: "key",
                table: "mirrored_target");

            migrationBuilder.DropColumn(
                name: "key",
                table: "mirrored_inspector");
        }
    }
}
