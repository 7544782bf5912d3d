using System;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;

#nullable disable

namespace ChangliBridge.Store.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class SupervisionLoop : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_inspection_task_draw",
                table: "inspection_task");

            migrationBuilder.DropIndex(
                name: "IX_department_part_department",
                table: "department_part");

            migrationBuilder.AddColumn<string>(
                name: "business_scope",
                table: "mirrored_target",
                type: "text",
                nullable: false,
                defaultValue: "",
                collation: "C");

            migrationBuilder.AddColumn<DateOnly>(
                name: "changed_on",
                table: "mirrored_item",
                type: "date",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "content",
                table: "mirrored_item",
                type: "text",
                nullable: false,
                defaultValue: "",
                collation: "C");

            migrationBuilder.AddColumn<bool>(
                name: "auxiliary",
                table: "mirrored_inspector",
                type: "boolean",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<string>(
                name: "approval_number",
                table: "inspection_task",
                type: "text",
                nullable: false,
                defaultValue: "",
                collation: "C");

            migrationBuilder.AddColumn<bool>(
                name: "awaits_confirmation",
                table: "inspection_task",
                type: "boolean",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<string>(
                name: "amend_reason",
                table: "inspection_result",
                type: "text",
                nullable: false,
                defaultValue: "",
                collation: "C");

            migrationBuilder.AddColumn<string>(
                name: "check_action_code",
                table: "inspection_result",
                type: "text",
                nullable: false,
                defaultValue: "",
                collation: "C");

            migrationBuilder.AddColumn<int>(
                name: "disclosed_revision",
                table: "inspection_result",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<int>(
                name: "follow_ups",
                table: "inspection_result",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<DateTime>(
                name: "handled_at",
                table: "inspection_result",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "methods",
                table: "inspection_result",
                type: "text",
                nullable: false,
                defaultValueSql: "'[]'");

            migrationBuilder.AddColumn<string>(
                name: "outcomes",
                table: "inspection_result",
                type: "text",
                nullable: false,
                defaultValueSql: "'[]'");

            migrationBuilder.AddColumn<DateTime>(
                name: "redisclosed_at",
                table: "inspection_result",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "versions",
                table: "inspection_plan",
                type: "text",
                nullable: false,
                defaultValueSql: "'[]'");

            migrationBuilder.AddColumn<int>(
                name: "claim_revision",
                table: "inspection_item",
                type: "integer",
                nullable: false,
                defaultValue: 1);

            migrationBuilder.AddColumn<string>(
                name: "content",
                table: "inspection_item",
                type: "text",
                nullable: false,
                defaultValue: "",
                collation: "C");

            migrationBuilder.AddColumn<string>(
                name: "guidance",
                table: "inspection_item",
                type: "text",
                nullable: false,
                defaultValue: "",
                collation: "C");

            migrationBuilder.AddColumn<int>(
                name: "latest_version",
                table: "inspection_item",
                type: "integer",
                nullable: false,
                defaultValue: 1);

            migrationBuilder.AddColumn<int>(
                name: "state",
                table: "inspection_item",
                type: "integer",
                nullable: false,
                defaultValue: 1);

            migrationBuilder.AddColumn<DateOnly>(
                name: "upstream_changed_on",
                table: "inspection_item",
                type: "date",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "temporary",
                table: "draw",
                type: "text",
                nullable: false,
                defaultValue: "",
                collation: "C");

            migrationBuilder.CreateTable(
                name: "batch_number",
                columns: table => new
                {
                    day = table.Column<DateOnly>(type: "date", nullable: false),
                    last = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_batch_number", x => x.day);
                });

            migrationBuilder.CreateTable(
                name: "check_approval",
                columns: table => new
                {
                    draw_id = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    approval_number = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    kind = table.Column<int>(type: "integer", nullable: false),
                    exemptions = table.Column<string>(type: "text", nullable: false),
                    approved_by = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    approved_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_check_approval", x => x.draw_id);
                });

            migrationBuilder.CreateTable(
                name: "credit_record",
                columns: table => new
                {
                    id = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    task_id = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    department = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    keeper = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    kind = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    target_code = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    target_title = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    legal_basis = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    violation = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    case_id = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    state = table.Column<int>(type: "integer", nullable: false),
                    proposed_by = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    decided_by = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    dismiss_reason = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    listed_on = table.Column<DateOnly>(type: "date", nullable: true),
                    until = table.Column<DateOnly>(type: "date", nullable: true),
                    until_source = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    repairs = table.Column<string>(type: "text", nullable: false),
                    revision = table.Column<int>(type: "integer", nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_credit_record", x => x.id);
                    table.ForeignKey(
                        name: "FK_credit_record_inspection_result_task_id_department",
                        columns: x => new { x.task_id, x.department },
                        principalTable: "inspection_result",
                        principalColumns: new[] { "task_id", "department" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "duty_completion",
                columns: table => new
                {
                    duty_id = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    year = table.Column<int>(type: "integer", nullable: false),
                    department = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    note = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    completed_by = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    completed_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_duty_completion", x => new { x.duty_id, x.year, x.department });
                });

            migrationBuilder.CreateTable(
                name: "early_warning",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    target_id = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    run = table.Column<long>(type: "bigint", nullable: false),
                    scheme = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    before = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    after = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    month = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    rule_id = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    source = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    advice = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    made_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    disposal = table.Column<int>(type: "integer", nullable: true),
                    plan = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    batch_id = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    reason = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    acknowledged_by = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    acknowledged_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_early_warning", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "follow_up_step",
                columns: table => new
                {
                    id = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    task_id = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    department = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    number = table.Column<int>(type: "integer", nullable: false),
                    kind = table.Column<int>(type: "integer", nullable: false),
                    state = table.Column<int>(type: "integer", nullable: false),
                    previous_id = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    demand = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    addressee = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    due_on = table.Column<DateOnly>(type: "date", nullable: true),
                    due_working_days = table.Column<int>(type: "integer", nullable: false),
                    opened_on = table.Column<DateOnly>(type: "date", nullable: false),
                    check_action = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    case_number = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    receipt = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    recheck_on = table.Column<DateOnly>(type: "date", nullable: true),
                    recheck_inspectors = table.Column<string>(type: "text", nullable: false),
                    outcome = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    acts = table.Column<string>(type: "text", nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_follow_up_step", x => x.id);
                    table.ForeignKey(
                        name: "FK_follow_up_step_inspection_result_task_id_department",
                        columns: x => new { x.task_id, x.department },
                        principalTable: "inspection_result",
                        principalColumns: new[] { "task_id", "department" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "item_version",
                columns: table => new
                {
                    item_id = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    number = table.Column<int>(type: "integer", nullable: false),
                    act = table.Column<int>(type: "integer", nullable: false),
                    reason = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    made_by = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    made_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    title = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    category = table.Column<int>(type: "integer", nullable: false),
                    legal_basis = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    method = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    content = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    joint_eligible = table.Column<bool>(type: "boolean", nullable: false),
                    duty_basis = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    guidance = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    upstream_changed_on = table.Column<DateOnly>(type: "date", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_item_version", x => new { x.item_id, x.number });
                });

            migrationBuilder.CreateTable(
                name: "joint_list",
                columns: table => new
                {
                    draw = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    lead = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    drawn_on = table.Column<DateOnly>(type: "date", nullable: false),
                    parties = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    departments = table.Column<string>(type: "text", nullable: false),
                    opened_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    closed_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    override_reason = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    overridden_by = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_joint_list", x => x.draw);
                });

            migrationBuilder.CreateTable(
                name: "other_check",
                columns: table => new
                {
                    id = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    department = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    target_code = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    kind = table.Column<int>(type: "integer", nullable: false),
                    check_on = table.Column<DateOnly>(type: "date", nullable: false),
                    approval_number = table.Column<string>(type: "text", nullable: false, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_other_check", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "registered_inspector",
                columns: table => new
                {
                    department = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    key = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    name = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    kind = table.Column<int>(type: "integer", nullable: false),
                    certificate_number = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    valid_until = table.Column<DateOnly>(type: "date", nullable: true),
                    specialities = table.Column<string>(type: "text", nullable: false),
                    imported_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_registered_inspector", x => new { x.department, x.key });
                });

            migrationBuilder.CreateTable(
                name: "registered_target",
                columns: table => new
                {
                    department = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    key = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    name = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    type = table.Column<int>(type: "integer", nullable: false),
                    credit_code = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    registration_number = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    registration_state = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    registered_on = table.Column<DateOnly>(type: "date", nullable: true),
                    address = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    imported_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_registered_target", x => new { x.department, x.key });
                });

            migrationBuilder.CreateTable(
                name: "result_revision",
                columns: table => new
                {
                    task_id = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    department = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    revision = table.Column<int>(type: "integer", nullable: false),
                    state = table.Column<int>(type: "integer", nullable: false),
                    code_list = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    codes = table.Column<string>(type: "text", nullable: false),
                    check_on = table.Column<DateOnly>(type: "date", nullable: false),
                    inspectors = table.Column<string>(type: "text", nullable: false),
                    findings = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    outcomes = table.Column<string>(type: "text", nullable: false),
                    methods = table.Column<string>(type: "text", nullable: false),
                    problem_found = table.Column<bool>(type: "boolean", nullable: false),
                    amend_reason = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    delivery_id = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    submitted_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    concluded_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_result_revision", x => new { x.task_id, x.department, x.revision });
                    table.ForeignKey(
                        name: "FK_result_revision_inspection_result_task_id_department",
                        columns: x => new { x.task_id, x.department },
                        principalTable: "inspection_result",
                        principalColumns: new[] { "task_id", "department" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "revisit",
                columns: table => new
                {
                    id = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    plan_id = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    draw = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    department = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    task_id = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    target_title = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    start_on = table.Column<DateOnly>(type: "date", nullable: false),
                    end_on = table.Column<DateOnly>(type: "date", nullable: false),
                    drawn = table.Column<string>(type: "text", nullable: false),
                    first_inspectors = table.Column<string>(type: "text", nullable: false),
                    first = table.Column<string>(type: "text", nullable: false),
                    first_found_problem = table.Column<bool>(type: "boolean", nullable: false),
                    state = table.Column<int>(type: "integer", nullable: false),
                    visited_on = table.Column<DateOnly>(type: "date", nullable: true),
                    inspectors = table.Column<string>(type: "text", nullable: false),
                    findings = table.Column<string>(type: "text", nullable: false),
                    submitted_by = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    return_reason = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    reviewed_by = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    concluded_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_revisit", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "saved_draft",
                columns: table => new
                {
                    task_id = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    department = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    content = table.Column<byte[]>(type: "bytea", nullable: false),
                    saved_by = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    saved_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_saved_draft", x => new { x.task_id, x.department });
                    table.ForeignKey(
                        name: "FK_saved_draft_inspection_task_task_id",
                        column: x => x.task_id,
                        principalTable: "inspection_task",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "shared_mapping",
                columns: table => new
                {
                    supervision_item = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    items = table.Column<string>(type: "text", nullable: false),
                    reason = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    decided_by = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    decided_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_shared_mapping", x => x.supervision_item);
                });

            migrationBuilder.CreateTable(
                name: "stored_document",
                columns: table => new
                {
                    digest = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    media_type = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    size = table.Column<long>(type: "bigint", nullable: false),
                    content = table.Column<byte[]>(type: "bytea", nullable: false),
                    stored_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_stored_document", x => x.digest);
                });

            migrationBuilder.CreateTable(
                name: "supervision_act",
                columns: table => new
                {
                    code = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    task_id = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    department = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    state = table.Column<int>(type: "integer", nullable: false),
                    result_revision = table.Column<int>(type: "integer", nullable: false),
                    missing = table.Column<string>(type: "text", nullable: false),
                    reports = table.Column<int>(type: "integer", nullable: false),
                    delivery_id = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    recorded_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    reported_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_supervision_act", x => x.code);
                    table.ForeignKey(
                        name: "FK_supervision_act_inspection_result_task_id_department",
                        columns: x => new { x.task_id, x.department },
                        principalTable: "inspection_result",
                        principalColumns: new[] { "task_id", "department" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "tag_mark",
                columns: table => new
                {
                    subject = table.Column<int>(type: "integer", nullable: false),
                    subject_id = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    tag = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    state = table.Column<int>(type: "integer", nullable: false),
                    rule_id = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    suggested_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    decided_by = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    decided_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    reason = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_tag_mark", x => new { x.subject, x.subject_id, x.tag });
                });

            migrationBuilder.CreateTable(
                name: "visit",
                columns: table => new
                {
                    task_id = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    department = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    entry_id = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    recorded_by = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    code_digest = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    score = table.Column<int>(type: "integer", nullable: false),
                    comment = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    rated_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_visit", x => new { x.task_id, x.department });
                });

            migrationBuilder.CreateTable(
                name: "joint_notice",
                columns: table => new
                {
                    id = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    sender = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    sent_by = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    sent_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_joint_notice", x => x.id);
                    table.ForeignKey(
                        name: "FK_joint_notice_credit_record_id",
                        column: x => x.id,
                        principalTable: "credit_record",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "result_attachment",
                columns: table => new
                {
                    task_id = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    department = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    digest = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    title = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    media_type = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    size = table.Column<long>(type: "bigint", nullable: false),
                    concluded_in = table.Column<int>(type: "integer", nullable: false),
                    attached_by = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    attached_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_result_attachment", x => new { x.task_id, x.department, x.digest });
                    table.ForeignKey(
                        name: "FK_result_attachment_inspection_task_task_id",
                        column: x => x.task_id,
                        principalTable: "inspection_task",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_result_attachment_stored_document_digest",
                        column: x => x.digest,
                        principalTable: "stored_document",
                        principalColumn: "digest",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "joint_measure",
                columns: table => new
                {
                    department = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    notice_id = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    measure = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    none_reason = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    recorded_by = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    recorded_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_joint_measure", x => new { x.notice_id, x.department });
                    table.ForeignKey(
                        name: "FK_joint_measure_joint_notice_notice_id",
                        column: x => x.notice_id,
                        principalTable: "joint_notice",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_inspection_task_draw_id",
                table: "inspection_task",
                columns: new[] { "draw", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_inspection_task_state_end_on_id",
                table: "inspection_task",
                columns: new[] { "state", "end_on", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_inspection_task_state_id",
                table: "inspection_task",
                columns: new[] { "state", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_inspection_task_target_code_start_on",
                table: "inspection_task",
                columns: new[] { "target_code", "start_on" });

            migrationBuilder.CreateIndex(
                name: "IX_inspection_task_target_id",
                table: "inspection_task",
                column: "target_id");

            migrationBuilder.CreateIndex(
                name: "IX_inspection_result_check_action_code",
                table: "inspection_result",
                column: "check_action_code",
                unique: true,
                filter: "check_action_code <> ''");

            migrationBuilder.CreateIndex(
                name: "IX_inspection_result_public_earlier",
                table: "inspection_result",
                columns: new[] { "task_id", "department" },
                filter: "disclosed_revision > 0 AND state <> 4");

            migrationBuilder.CreateIndex(
                name: "IX_inspection_result_state_check_on_task_id_department",
                table: "inspection_result",
                columns: new[] { "state", "check_on", "task_id", "department" });

            migrationBuilder.CreateIndex(
                name: "IX_inspection_result_state_task_id_department",
                table: "inspection_result",
                columns: new[] { "state", "task_id", "department" });

            migrationBuilder.CreateIndex(
                name: "IX_draw_confirmed_at",
                table: "draw",
                column: "confirmed_at");

            migrationBuilder.CreateIndex(
                name: "IX_department_part_department_task_id",
                table: "department_part",
                columns: new[] { "department", "task_id" });

            migrationBuilder.CreateIndex(
                name: "IX_delivery_department_id",
                table: "delivery",
                columns: new[] { "department", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_delivery_state_id",
                table: "delivery",
                columns: new[] { "state", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_credit_record_keeper_id",
                table: "credit_record",
                columns: new[] { "keeper", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_credit_record_state_id",
                table: "credit_record",
                columns: new[] { "state", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_credit_record_target_code",
                table: "credit_record",
                column: "target_code");

            migrationBuilder.CreateIndex(
                name: "IX_credit_record_task_id_department",
                table: "credit_record",
                columns: new[] { "task_id", "department" });

            migrationBuilder.CreateIndex(
                name: "IX_early_warning_acknowledged_at",
                table: "early_warning",
                column: "acknowledged_at",
                filter: "acknowledged_at IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_early_warning_target_id_run",
                table: "early_warning",
                columns: new[] { "target_id", "run" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_follow_up_step_addressee_id",
                table: "follow_up_step",
                columns: new[] { "addressee", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_follow_up_step_department_id",
                table: "follow_up_step",
                columns: new[] { "department", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_follow_up_step_state_department",
                table: "follow_up_step",
                columns: new[] { "state", "department" });

            migrationBuilder.CreateIndex(
                name: "IX_follow_up_step_task_id_department",
                table: "follow_up_step",
                columns: new[] { "task_id", "department" });

            migrationBuilder.CreateIndex(
                name: "IX_joint_list_closed_at",
                table: "joint_list",
                column: "closed_at",
                filter: "closed_at IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_joint_measure_department",
                table: "joint_measure",
                column: "department");

            migrationBuilder.CreateIndex(
                name: "IX_other_check_target_code_check_on",
                table: "other_check",
                columns: new[] { "target_code", "check_on" });

            migrationBuilder.CreateIndex(
                name: "IX_result_attachment_digest",
                table: "result_attachment",
                column: "digest");

            migrationBuilder.CreateIndex(
                name: "IX_revisit_plan_id",
                table: "revisit",
                column: "plan_id");

            migrationBuilder.CreateIndex(
                name: "IX_revisit_task_id",
                table: "revisit",
                column: "task_id");

            migrationBuilder.CreateIndex(
                name: "IX_supervision_act_department_state_code",
                table: "supervision_act",
                columns: new[] { "department", "state", "code" });

            migrationBuilder.CreateIndex(
                name: "IX_supervision_act_state_code",
                table: "supervision_act",
                columns: new[] { "state", "code" });

            migrationBuilder.CreateIndex(
                name: "IX_supervision_act_task_id_department",
                table: "supervision_act",
                columns: new[] { "task_id", "department" });

            migrationBuilder.CreateIndex(
                name: "IX_visit_code_digest",
                table: "visit",
                column: "code_digest");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "batch_number");

            migrationBuilder.DropTable(
                name: "check_approval");

            migrationBuilder.DropTable(
                name: "duty_completion");

            migrationBuilder.DropTable(
                name: "early_warning");

            migrationBuilder.DropTable(
                name: "follow_up_step");

            migrationBuilder.DropTable(
                name: "item_version");

            migrationBuilder.DropTable(
                name: "joint_list");

            migrationBuilder.DropTable(
                name: "joint_measure");

            migrationBuilder.DropTable(
                name: "other_check");

            migrationBuilder.DropTable(
                name: "registered_inspector");

            migrationBuilder.DropTable(
                name: "registered_target");

            migrationBuilder.DropTable(
                name: "result_attachment");

            migrationBuilder.DropTable(
                name: "result_revision");

            migrationBuilder.DropTable(
                name: "revisit");

            migrationBuilder.DropTable(
                name: "saved_draft");

            migrationBuilder.DropTable(
                name: "shared_mapping");

            migrationBuilder.DropTable(
                name: "supervision_act");

            migrationBuilder.DropTable(
                name: "tag_mark");

            migrationBuilder.DropTable(
                name: "visit");

            migrationBuilder.DropTable(
                name: "joint_notice");

            migrationBuilder.DropTable(
                name: "stored_document");

            migrationBuilder.DropTable(
                name: "credit_record");

            migrationBuilder.DropIndex(
                name: "IX_inspection_task_draw_id",
                table: "inspection_task");

            migrationBuilder.DropIndex(
                name: "IX_inspection_task_state_end_on_id",
                table: "inspection_task");

            migrationBuilder.DropIndex(
                name: "IX_inspection_task_state_id",
                table: "inspection_task");

            migrationBuilder.DropIndex(
                name: "IX_inspection_task_target_code_start_on",
                table: "inspection_task");

            migrationBuilder.DropIndex(
                name: "IX_inspection_task_target_id",
                table: "inspection_task");

            migrationBuilder.DropIndex(
                name: "IX_inspection_result_check_action_code",
                table: "inspection_result");

            migrationBuilder.DropIndex(
                name: "IX_inspection_result_public_earlier",
                table: "inspection_result");

            migrationBuilder.DropIndex(
                name: "IX_inspection_result_state_check_on_task_id_department",
                table: "inspection_result");

            migrationBuilder.DropIndex(
                name: "IX_inspection_result_state_task_id_department",
                table: "inspection_result");

            migrationBuilder.DropIndex(
                name: "IX_draw_confirmed_at",
                table: "draw");

            migrationBuilder.DropIndex(
                name: "IX_department_part_department_task_id",
                table: "department_part");

            migrationBuilder.DropIndex(
                name: "IX_delivery_department_id",
                table: "delivery");

            migrationBuilder.DropIndex(
                name: "IX_delivery_state_id",
                table: "delivery");

            migrationBuilder.DropColumn(
                name: "business_scope",
                table: "mirrored_target");

            migrationBuilder.DropColumn(
                name: "changed_on",
                table: "mirrored_item");

            migrationBuilder.DropColumn(
                name: "content",
                table: "mirrored_item");

            migrationBuilder.DropColumn(
                name: "auxiliary",
                table: "mirrored_inspector");

            migrationBuilder.DropColumn(
                name: "approval_number",
                table: "inspection_task");

            migrationBuilder.DropColumn(
                name: "awaits_confirmation",
                table: "inspection_task");

            migrationBuilder.DropColumn(
                name: "amend_reason",
                table: "inspection_result");

            migrationBuilder.DropColumn(
                name: "check_action_code",
                table: "inspection_result");

            migrationBuilder.DropColumn(
                name: "disclosed_revision",
                table: "inspection_result");

            migrationBuilder.DropColumn(
                name: "follow_ups",
                table: "inspection_result");

            migrationBuilder.DropColumn(
                name: "handled_at",
                table: "inspection_result");

            migrationBuilder.DropColumn(
                name: "methods",
                table: "inspection_result");

            migrationBuilder.DropColumn(
                name: "outcomes",
                table: "inspection_result");

            migrationBuilder.DropColumn(
                name: "redisclosed_at",
                table: "inspection_result");

            migrationBuilder.DropColumn(
                name: "versions",
                table: "inspection_plan");

            migrationBuilder.DropColumn(
                name: "claim_revision",
                table: "inspection_item");

            migrationBuilder.DropColumn(
                name: "content",
                table: "inspection_item");

            migrationBuilder.DropColumn(
                name: "guidance",
                table: "inspection_item");

            migrationBuilder.DropColumn(
                name: "latest_version",
                table: "inspection_item");

            migrationBuilder.DropColumn(
                name: "state",
                table: "inspection_item");

            migrationBuilder.DropColumn(
                name: "upstream_changed_on",
                table: "inspection_item");

            migrationBuilder.DropColumn(
                name: "temporary",
                table: "draw");

            migrationBuilder.CreateIndex(
                name: "IX_inspection_task_draw",
                table: "inspection_task",
                column: "draw");

            migrationBuilder.CreateIndex(
                name: "IX_department_part_department",
                table: "department_part",
                column: "department");
        }
    }
}
