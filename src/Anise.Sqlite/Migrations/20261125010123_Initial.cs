using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Anise.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class Initial : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "assessment",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false),
                    review_id = table.Column<long>(type: "INTEGER", nullable: false),
                    household_id = table.Column<long>(type: "INTEGER", nullable: false),
                    village_id = table.Column<long>(type: "INTEGER", nullable: false),
                    on = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    enumerator = table.Column<string>(type: "TEXT", nullable: false),
                    revision = table.Column<long>(type: "INTEGER", nullable: false),
                    answers_json = table.Column<string>(type: "TEXT", nullable: false),
                    rule_family = table.Column<string>(type: "TEXT", nullable: false),
                    rule_set = table.Column<string>(type: "TEXT", nullable: false),
                    b1 = table.Column<double>(type: "REAL", nullable: true),
                    b2 = table.Column<double>(type: "REAL", nullable: true),
                    class_code = table.Column<string>(type: "TEXT", nullable: true),
                    missing_count = table.Column<int>(type: "INTEGER", nullable: false),
                    deprivations = table.Column<string>(type: "TEXT", nullable: false),
                    causes = table.Column<string>(type: "TEXT", nullable: false),
                    groups = table.Column<string>(type: "TEXT", nullable: false),
                    needs = table.Column<string>(type: "TEXT", nullable: false),
                    complaint_id = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_assessment", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "campaign",
                columns: table => new
                {
                    year = table.Column<int>(type: "INTEGER", nullable: false),
                    province_id = table.Column<long>(type: "INTEGER", nullable: false),
                    opened_on = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    opens = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    decide_by = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    rule_family = table.Column<string>(type: "TEXT", nullable: false),
                    rule_set = table.Column<string>(type: "TEXT", nullable: false),
                    document = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_campaign", x => x.year);
                });

            migrationBuilder.CreateTable(
                name: "commune_review",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false),
                    year = table.Column<int>(type: "INTEGER", nullable: false),
                    commune_id = table.Column<long>(type: "INTEGER", nullable: false),
                    step = table.Column<string>(type: "TEXT", nullable: false),
                    listed_on = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    posted_until = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    decided_on = table.Column<DateOnly>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_commune_review", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "complaint",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false),
                    review_id = table.Column<long>(type: "INTEGER", nullable: false),
                    household_id = table.Column<long>(type: "INTEGER", nullable: true),
                    village_id = table.Column<long>(type: "INTEGER", nullable: false),
                    from = table.Column<string>(type: "TEXT", nullable: false),
                    text = table.Column<string>(type: "TEXT", nullable: false),
                    received_on = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    due = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    document = table.Column<string>(type: "TEXT", nullable: true),
                    outcome = table.Column<string>(type: "TEXT", nullable: true),
                    resolved_on = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    reason = table.Column<string>(type: "TEXT", nullable: true),
                    assessment_id = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_complaint", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "decided_household",
                columns: table => new
                {
                    review_id = table.Column<long>(type: "INTEGER", nullable: false),
                    line = table.Column<int>(type: "INTEGER", nullable: false),
                    household_id = table.Column<long>(type: "INTEGER", nullable: true),
                    village_id = table.Column<long>(type: "INTEGER", nullable: true),
                    code = table.Column<string>(type: "TEXT", nullable: true),
                    head = table.Column<string>(type: "TEXT", nullable: false),
                    head_sex = table.Column<string>(type: "TEXT", nullable: true),
                    members = table.Column<int>(type: "INTEGER", nullable: false),
                    ethnicity = table.Column<string>(type: "TEXT", nullable: true),
                    ethnic_minority = table.Column<bool>(type: "INTEGER", nullable: true),
                    assessed_on = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    enumerator = table.Column<string>(type: "TEXT", nullable: true),
                    b1 = table.Column<double>(type: "REAL", nullable: true),
                    b2 = table.Column<double>(type: "REAL", nullable: true),
                    class_code = table.Column<string>(type: "TEXT", nullable: false),
                    deprivations = table.Column<string>(type: "TEXT", nullable: true),
                    causes = table.Column<string>(type: "TEXT", nullable: true),
                    groups = table.Column<string>(type: "TEXT", nullable: true),
                    needs = table.Column<string>(type: "TEXT", nullable: true),
                    members_json = table.Column<string>(type: "TEXT", nullable: true),
                    assessment_id = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_decided_household", x => new { x.review_id, x.line });
                });

            migrationBuilder.CreateTable(
                name: "higher_opinion",
                columns: table => new
                {
                    review_id = table.Column<long>(type: "INTEGER", nullable: false),
                    number = table.Column<int>(type: "INTEGER", nullable: false),
                    asked_on = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    asked_by = table.Column<string>(type: "TEXT", nullable: true),
                    due = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    given_on = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    agrees = table.Column<bool>(type: "INTEGER", nullable: true),
                    document = table.Column<string>(type: "TEXT", nullable: true),
                    text = table.Column<string>(type: "TEXT", nullable: true),
                    person = table.Column<string>(type: "TEXT", nullable: true),
                    @void = table.Column<bool>(name: "void", type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_higher_opinion", x => new { x.review_id, x.number });
                });

            migrationBuilder.CreateTable(
                name: "household",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false),
                    village_id = table.Column<long>(type: "INTEGER", nullable: false),
                    code = table.Column<string>(type: "TEXT", nullable: true),
                    head_name = table.Column<string>(type: "TEXT", nullable: false),
                    head_sex = table.Column<string>(type: "TEXT", nullable: true),
                    ethnicity = table.Column<string>(type: "TEXT", nullable: true),
                    member_count = table.Column<int>(type: "INTEGER", nullable: false),
                    search_text = table.Column<string>(type: "TEXT", nullable: false),
                    sort_key = table.Column<string>(type: "TEXT", nullable: false),
                    ended = table.Column<bool>(type: "INTEGER", nullable: false),
                    class_code = table.Column<string>(type: "TEXT", nullable: true),
                    class_year = table.Column<int>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_household", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "household_fact",
                columns: table => new
                {
                    household_id = table.Column<long>(type: "INTEGER", nullable: false),
                    holds_from = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    revision = table.Column<long>(type: "INTEGER", nullable: false),
                    village_id = table.Column<long>(type: "INTEGER", nullable: false),
                    code = table.Column<string>(type: "TEXT", nullable: true),
                    address = table.Column<string>(type: "TEXT", nullable: true),
                    phone = table.Column<string>(type: "TEXT", nullable: true),
                    ended = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_household_fact", x => new { x.household_id, x.holds_from, x.revision });
                });

            migrationBuilder.CreateTable(
                name: "import_content",
                columns: table => new
                {
                    job_id = table.Column<long>(type: "INTEGER", nullable: false),
                    bytes = table.Column<byte[]>(type: "BLOB", nullable: false),
                    commune = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_import_content", x => x.job_id);
                });

            migrationBuilder.CreateTable(
                name: "import_job",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false),
                    commune = table.Column<long>(type: "INTEGER", nullable: false),
                    as_of = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    create_villages = table.Column<bool>(type: "INTEGER", nullable: false),
                    file_name = table.Column<string>(type: "TEXT", nullable: false),
                    size = table.Column<long>(type: "INTEGER", nullable: false),
                    hash = table.Column<string>(type: "TEXT", nullable: false),
                    mapping = table.Column<string>(type: "TEXT", nullable: true),
                    mapping_remembered = table.Column<bool>(type: "INTEGER", nullable: false),
                    signature = table.Column<string>(type: "TEXT", nullable: true),
                    state = table.Column<string>(type: "TEXT", nullable: false),
                    user_name = table.Column<string>(type: "TEXT", nullable: false),
                    user_id = table.Column<long>(type: "INTEGER", nullable: true),
                    language = table.Column<string>(type: "TEXT", nullable: false),
                    uploaded_at = table.Column<string>(type: "TEXT", nullable: false),
                    revision = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_import_job", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "import_report",
                columns: table => new
                {
                    job_id = table.Column<long>(type: "INTEGER", nullable: false),
                    json = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_import_report", x => x.job_id);
                });

            migrationBuilder.CreateTable(
                name: "journal_entry",
                columns: table => new
                {
                    number = table.Column<long>(type: "INTEGER", nullable: false),
                    revision = table.Column<long>(type: "INTEGER", nullable: false),
                    at = table.Column<string>(type: "TEXT", nullable: false),
                    user_id = table.Column<long>(type: "INTEGER", nullable: true),
                    user_name = table.Column<string>(type: "TEXT", nullable: false),
                    origin = table.Column<string>(type: "TEXT", nullable: false),
                    action = table.Column<string>(type: "TEXT", nullable: false),
                    subject = table.Column<string>(type: "TEXT", nullable: false),
                    subject_id = table.Column<string>(type: "TEXT", nullable: false),
                    place = table.Column<long>(type: "INTEGER", nullable: true),
                    before = table.Column<string>(type: "TEXT", nullable: true),
                    after = table.Column<string>(type: "TEXT", nullable: true),
                    reason = table.Column<string>(type: "TEXT", nullable: true),
                    previous_hash = table.Column<string>(type: "TEXT", nullable: false),
                    hash = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_journal_entry", x => x.number);
                });

            migrationBuilder.CreateTable(
                name: "journal_head",
                columns: table => new
                {
                    id = table.Column<int>(type: "INTEGER", nullable: false),
                    count = table.Column<long>(type: "INTEGER", nullable: false),
                    hash = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_journal_head", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "listed_household",
                columns: table => new
                {
                    review_id = table.Column<long>(type: "INTEGER", nullable: false),
                    household_id = table.Column<long>(type: "INTEGER", nullable: false),
                    village_id = table.Column<long>(type: "INTEGER", nullable: false),
                    source = table.Column<string>(type: "TEXT", nullable: false),
                    listed_on = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    document = table.Column<string>(type: "TEXT", nullable: true),
                    assigned_to = table.Column<long>(type: "INTEGER", nullable: true),
                    removed_on = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    removed_reason = table.Column<string>(type: "TEXT", nullable: true),
                    form = table.Column<string>(type: "TEXT", nullable: false),
                    assessment_id = table.Column<long>(type: "INTEGER", nullable: true),
                    agreed_on = table.Column<DateOnly>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_listed_household", x => new { x.review_id, x.household_id });
                });

            migrationBuilder.CreateTable(
                name: "member_fact",
                columns: table => new
                {
                    member_id = table.Column<long>(type: "INTEGER", nullable: false),
                    holds_from = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    revision = table.Column<long>(type: "INTEGER", nullable: false),
                    household_id = table.Column<long>(type: "INTEGER", nullable: false),
                    member_no = table.Column<int>(type: "INTEGER", nullable: false),
                    name = table.Column<string>(type: "TEXT", nullable: false),
                    sex = table.Column<string>(type: "TEXT", nullable: false),
                    birth_date = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    birth_year = table.Column<int>(type: "INTEGER", nullable: true),
                    ethnicity = table.Column<string>(type: "TEXT", nullable: true),
                    relationship = table.Column<string>(type: "TEXT", nullable: false),
                    citizen_id = table.Column<string>(type: "TEXT", nullable: true),
                    left = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_member_fact", x => new { x.member_id, x.holds_from, x.revision });
                });

            migrationBuilder.CreateTable(
                name: "one_time_link",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false),
                    purpose = table.Column<string>(type: "TEXT", nullable: false),
                    user_id = table.Column<long>(type: "INTEGER", nullable: true),
                    token_hash = table.Column<string>(type: "TEXT", nullable: false),
                    expires_at = table.Column<string>(type: "TEXT", nullable: false),
                    closed_at = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_one_time_link", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "place",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false),
                    kind = table.Column<string>(type: "TEXT", nullable: false),
                    longitude = table.Column<double>(type: "REAL", nullable: true),
                    latitude = table.Column<double>(type: "REAL", nullable: true),
                    area_km2 = table.Column<double>(type: "REAL", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_place", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "place_change",
                columns: table => new
                {
                    kind = table.Column<string>(type: "TEXT", nullable: false),
                    date = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    from = table.Column<long>(type: "INTEGER", nullable: false),
                    to = table.Column<long>(type: "INTEGER", nullable: false),
                    main = table.Column<bool>(type: "INTEGER", nullable: false),
                    reference = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_place_change", x => new { x.from, x.to, x.date, x.kind });
                });

            migrationBuilder.CreateTable(
                name: "posting",
                columns: table => new
                {
                    review_id = table.Column<long>(type: "INTEGER", nullable: false),
                    number = table.Column<int>(type: "INTEGER", nullable: false),
                    from = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    until = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    where = table.Column<string>(type: "TEXT", nullable: false),
                    document = table.Column<string>(type: "TEXT", nullable: true),
                    @void = table.Column<bool>(name: "void", type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_posting", x => new { x.review_id, x.number });
                });

            migrationBuilder.CreateTable(
                name: "quick_form",
                columns: table => new
                {
                    review_id = table.Column<long>(type: "INTEGER", nullable: false),
                    household_id = table.Column<long>(type: "INTEGER", nullable: false),
                    revision = table.Column<long>(type: "INTEGER", nullable: false),
                    village_id = table.Column<long>(type: "INTEGER", nullable: false),
                    on = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    enumerator = table.Column<string>(type: "TEXT", nullable: false),
                    answers_json = table.Column<string>(type: "TEXT", nullable: false),
                    needs_form_b = table.Column<bool>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_quick_form", x => new { x.review_id, x.household_id, x.revision });
                });

            migrationBuilder.CreateTable(
                name: "remembered_mapping",
                columns: table => new
                {
                    commune = table.Column<long>(type: "INTEGER", nullable: false),
                    signature = table.Column<string>(type: "TEXT", nullable: false),
                    mapping = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_remembered_mapping", x => new { x.commune, x.signature });
                });

            migrationBuilder.CreateTable(
                name: "review_decision",
                columns: table => new
                {
                    review_id = table.Column<long>(type: "INTEGER", nullable: false),
                    number = table.Column<string>(type: "TEXT", nullable: false),
                    on = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    signed_by = table.Column<string>(type: "TEXT", nullable: false),
                    origin = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_review_decision", x => x.review_id);
                });

            migrationBuilder.CreateTable(
                name: "review_step",
                columns: table => new
                {
                    review_id = table.Column<long>(type: "INTEGER", nullable: false),
                    number = table.Column<int>(type: "INTEGER", nullable: false),
                    step = table.Column<string>(type: "TEXT", nullable: false),
                    village_id = table.Column<long>(type: "INTEGER", nullable: true),
                    on = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    person = table.Column<string>(type: "TEXT", nullable: false),
                    document = table.Column<string>(type: "TEXT", nullable: true),
                    note = table.Column<string>(type: "TEXT", nullable: true),
                    returned_because = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_review_step", x => new { x.review_id, x.number });
                });

            migrationBuilder.CreateTable(
                name: "sequence",
                columns: table => new
                {
                    name = table.Column<string>(type: "TEXT", nullable: false),
                    last = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_sequence", x => x.name);
                });

            migrationBuilder.CreateTable(
                name: "user_account",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false),
                    display_name = table.Column<string>(type: "TEXT", nullable: false),
                    disabled = table.Column<bool>(type: "INTEGER", nullable: false),
                    password_hash = table.Column<string>(type: "TEXT", nullable: true),
                    security_stamp = table.Column<string>(type: "TEXT", nullable: true),
                    user_name = table.Column<string>(type: "TEXT", nullable: true),
                    normalized_user_name = table.Column<string>(type: "TEXT", nullable: true),
                    email = table.Column<string>(type: "TEXT", nullable: true),
                    normalized_email = table.Column<string>(type: "TEXT", nullable: true),
                    email_confirmed = table.Column<bool>(type: "INTEGER", nullable: false),
                    concurrency_stamp = table.Column<string>(type: "TEXT", nullable: true),
                    phone_number = table.Column<string>(type: "TEXT", nullable: true),
                    phone_number_confirmed = table.Column<bool>(type: "INTEGER", nullable: false),
                    two_factor_enabled = table.Column<bool>(type: "INTEGER", nullable: false),
                    lockout_end = table.Column<string>(type: "TEXT", nullable: true),
                    lockout_enabled = table.Column<bool>(type: "INTEGER", nullable: false),
                    access_failed_count = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_user_account", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "user_claim",
                columns: table => new
                {
                    id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    user_id = table.Column<long>(type: "INTEGER", nullable: false),
                    claim_type = table.Column<string>(type: "TEXT", nullable: true),
                    claim_value = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_user_claim", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "user_login",
                columns: table => new
                {
                    login_provider = table.Column<string>(type: "TEXT", nullable: false),
                    provider_key = table.Column<string>(type: "TEXT", nullable: false),
                    provider_display_name = table.Column<string>(type: "TEXT", nullable: true),
                    user_id = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_user_login", x => new { x.login_provider, x.provider_key });
                });

            migrationBuilder.CreateTable(
                name: "user_token",
                columns: table => new
                {
                    user_id = table.Column<long>(type: "INTEGER", nullable: false),
                    login_provider = table.Column<string>(type: "TEXT", nullable: false),
                    name = table.Column<string>(type: "TEXT", nullable: false),
                    value = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_user_token", x => new { x.user_id, x.login_provider, x.name });
                });

            migrationBuilder.CreateTable(
                name: "village_meeting",
                columns: table => new
                {
                    review_id = table.Column<long>(type: "INTEGER", nullable: false),
                    village_id = table.Column<long>(type: "INTEGER", nullable: false),
                    attempt = table.Column<int>(type: "INTEGER", nullable: false),
                    on = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    households = table.Column<int>(type: "INTEGER", nullable: false),
                    represented = table.Column<int>(type: "INTEGER", nullable: false),
                    present = table.Column<int>(type: "INTEGER", nullable: false),
                    quorum_percent = table.Column<double>(type: "REAL", nullable: false),
                    quorum = table.Column<bool>(type: "INTEGER", nullable: false),
                    chair = table.Column<string>(type: "TEXT", nullable: false),
                    secretary = table.Column<string>(type: "TEXT", nullable: false),
                    minutes = table.Column<string>(type: "TEXT", nullable: false),
                    document = table.Column<string>(type: "TEXT", nullable: true),
                    @void = table.Column<bool>(name: "void", type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_village_meeting", x => new { x.review_id, x.village_id, x.attempt });
                });

            migrationBuilder.CreateTable(
                name: "place_span",
                columns: table => new
                {
                    place_id = table.Column<long>(type: "INTEGER", nullable: false),
                    from = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    until = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    code = table.Column<string>(type: "TEXT", nullable: false),
                    code_is_official = table.Column<bool>(type: "INTEGER", nullable: false),
                    name = table.Column<string>(type: "TEXT", nullable: false),
                    parent = table.Column<long>(type: "INTEGER", nullable: true),
                    former_district = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_place_span", x => new { x.place_id, x.from });
                    table.ForeignKey(
                        name: "fk_place_span_place_place_id",
                        column: x => x.place_id,
                        principalTable: "place",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "user_grant",
                columns: table => new
                {
                    user_id = table.Column<long>(type: "INTEGER", nullable: false),
                    role = table.Column<string>(type: "TEXT", nullable: false),
                    place = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_user_grant", x => new { x.user_id, x.role, x.place });
                    table.ForeignKey(
                        name: "fk_user_grant_user_account_user_id",
                        column: x => x.user_id,
                        principalTable: "user_account",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "meeting_vote",
                columns: table => new
                {
                    review_id = table.Column<long>(type: "INTEGER", nullable: false),
                    village_id = table.Column<long>(type: "INTEGER", nullable: false),
                    attempt = table.Column<int>(type: "INTEGER", nullable: false),
                    household_id = table.Column<long>(type: "INTEGER", nullable: false),
                    assessment_id = table.Column<long>(type: "INTEGER", nullable: false),
                    @for = table.Column<int>(name: "for", type: "INTEGER", nullable: false),
                    agreed = table.Column<bool>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_meeting_vote", x => new { x.review_id, x.village_id, x.attempt, x.household_id });
                    table.ForeignKey(
                        name: "fk_meeting_vote_village_meeting_review_id_village_id_attempt",
                        columns: x => new { x.review_id, x.village_id, x.attempt },
                        principalTable: "village_meeting",
                        principalColumns: new[] { "review_id", "village_id", "attempt" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "ix_assessment_household_id",
                table: "assessment",
                column: "household_id");

            migrationBuilder.CreateIndex(
                name: "ix_assessment_review_id_household_id",
                table: "assessment",
                columns: new[] { "review_id", "household_id" });

            migrationBuilder.CreateIndex(
                name: "ix_commune_review_commune_id",
                table: "commune_review",
                column: "commune_id");

            migrationBuilder.CreateIndex(
                name: "ix_commune_review_year_commune_id",
                table: "commune_review",
                columns: new[] { "year", "commune_id" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_complaint_review_id",
                table: "complaint",
                column: "review_id");

            migrationBuilder.CreateIndex(
                name: "ix_decided_household_code",
                table: "decided_household",
                column: "code");

            migrationBuilder.CreateIndex(
                name: "ix_decided_household_household_id",
                table: "decided_household",
                column: "household_id");

            migrationBuilder.CreateIndex(
                name: "ix_household_code",
                table: "household",
                column: "code");

            migrationBuilder.CreateIndex(
                name: "ix_household_village_id_sort_key",
                table: "household",
                columns: new[] { "village_id", "sort_key" });

            migrationBuilder.CreateIndex(
                name: "ix_household_fact_village_id",
                table: "household_fact",
                column: "village_id");

            migrationBuilder.CreateIndex(
                name: "ix_import_job_commune",
                table: "import_job",
                column: "commune");

            migrationBuilder.CreateIndex(
                name: "ix_import_job_state",
                table: "import_job",
                column: "state");

            migrationBuilder.CreateIndex(
                name: "ix_journal_entry_place",
                table: "journal_entry",
                column: "place");

            migrationBuilder.CreateIndex(
                name: "ix_journal_entry_subject_subject_id",
                table: "journal_entry",
                columns: new[] { "subject", "subject_id" });

            migrationBuilder.CreateIndex(
                name: "ix_journal_entry_user_name",
                table: "journal_entry",
                column: "user_name");

            migrationBuilder.CreateIndex(
                name: "ix_listed_household_assigned_to",
                table: "listed_household",
                column: "assigned_to");

            migrationBuilder.CreateIndex(
                name: "ix_listed_household_household_id",
                table: "listed_household",
                column: "household_id");

            migrationBuilder.CreateIndex(
                name: "ix_member_fact_citizen_id",
                table: "member_fact",
                column: "citizen_id");

            migrationBuilder.CreateIndex(
                name: "ix_member_fact_household_id",
                table: "member_fact",
                column: "household_id");

            migrationBuilder.CreateIndex(
                name: "ix_one_time_link_token_hash",
                table: "one_time_link",
                column: "token_hash",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_place_change_to",
                table: "place_change",
                column: "to");

            migrationBuilder.CreateIndex(
                name: "ix_place_span_code",
                table: "place_span",
                column: "code");

            migrationBuilder.CreateIndex(
                name: "ix_place_span_parent",
                table: "place_span",
                column: "parent");

            migrationBuilder.CreateIndex(
                name: "ix_user_account_normalized_user_name",
                table: "user_account",
                column: "normalized_user_name",
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "assessment");

            migrationBuilder.DropTable(
                name: "campaign");

            migrationBuilder.DropTable(
                name: "commune_review");

            migrationBuilder.DropTable(
                name: "complaint");

            migrationBuilder.DropTable(
                name: "decided_household");

            migrationBuilder.DropTable(
                name: "higher_opinion");

            migrationBuilder.DropTable(
                name: "household");

            migrationBuilder.DropTable(
                name: "household_fact");

            migrationBuilder.DropTable(
                name: "import_content");

            migrationBuilder.DropTable(
                name: "import_job");

            migrationBuilder.DropTable(
                name: "import_report");

            migrationBuilder.DropTable(
                name: "journal_entry");

            migrationBuilder.DropTable(
                name: "journal_head");

            migrationBuilder.DropTable(
                name: "listed_household");

            migrationBuilder.DropTable(
                name: "meeting_vote");

            migrationBuilder.DropTable(
                name: "member_fact");

            migrationBuilder.DropTable(
                name: "one_time_link");

            migrationBuilder.DropTable(
                name: "place_change");

            migrationBuilder.DropTable(
                name: "place_span");

            migrationBuilder.DropTable(
                name: "posting");

            migrationBuilder.DropTable(
                name: "quick_form");

            migrationBuilder.DropTable(
                name: "remembered_mapping");

            migrationBuilder.DropTable(
                name: "review_decision");

            migrationBuilder.DropTable(
                name: "review_step");

            migrationBuilder.DropTable(
                name: "sequence");

            migrationBuilder.DropTable(
                name: "user_claim");

            migrationBuilder.DropTable(
                name: "user_grant");

            migrationBuilder.DropTable(
                name: "user_login");

            migrationBuilder.DropTable(
                name: "user_token");

            migrationBuilder.DropTable(
                name: "village_meeting");

            migrationBuilder.DropTable(
                name: "place");

            migrationBuilder.DropTable(
                name: "user_account");
        }
    }
}
