using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ChangliBridge.Store.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class PartsInOrder : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<int>(
                name: "place",
                table: "department_part",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            // Who led the batch of an earlier task is known where its list went to other departments.
            migrationBuilder.Sql("""
                UPDATE department_part SET place = 1
                WHERE EXISTS (SELECT 1 FROM inspection_task t JOIN joint_list j ON j.draw = t.draw
                    WHERE t.id = department_part.task_id AND j.lead <> department_part.department);
                """);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "place",
                table: "department_part");
        }
    }
}
