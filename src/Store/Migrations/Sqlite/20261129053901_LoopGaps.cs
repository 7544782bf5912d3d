using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ChangliBridge.Store.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class LoopGaps : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<bool>(
                name: "taken_off",
                table: "department_part",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            // Items claimed before there were versions: their first is the claim, by whom the audit chain names. Their act is 认领 (1).
            migrationBuilder.Sql("""
                INSERT INTO item_version (item_id, number, act, reason, made_by, made_at, title, category, legal_basis, method, content, joint_eligible, duty_basis, guidance, upstream_changed_on)
                SELECT i.id, 1, 1, '', COALESCE((SELECT a.actor FROM audit_entry a WHERE a.act = 'item.claim' AND a.resource = 'inspectionItems/' || i.id ORDER BY a.sequence LIMIT 1), ''),
                    i.claimed_at, i.title, i.category, i.legal_basis, i.method, i.content, i.joint_eligible, i.duty_basis, i.guidance, i.upstream_changed_on
                FROM inspection_item i
                WHERE i.latest_version = 1 AND NOT EXISTS (SELECT 1 FROM item_version v WHERE v.item_id = i.id)
                """);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "taken_off",
                table: "department_part");
        }
    }
}
