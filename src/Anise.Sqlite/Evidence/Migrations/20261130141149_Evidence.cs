using Anise.Store;
using Microsoft.EntityFrameworkCore.Infrastructure;
using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Anise.Sqlite.Evidence.Migrations
{
    /// <inheritdoc />
    [DbContext(typeof(AniseDb))]
    [Migration("20261130141149_Evidence")]
    public partial class Evidence : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "evidence",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false),
                    record_kind = table.Column<string>(type: "TEXT", nullable: false),
                    record_id = table.Column<string>(type: "TEXT", nullable: false),
                    place = table.Column<long>(type: "INTEGER", nullable: false),
                    record_name = table.Column<string>(type: "TEXT", nullable: false),
                    file_name = table.Column<string>(type: "TEXT", nullable: false),
                    search_text = table.Column<string>(type: "TEXT", nullable: false),
                    kind = table.Column<string>(type: "TEXT", nullable: false),
                    size = table.Column<long>(type: "INTEGER", nullable: false),
                    hash = table.Column<string>(type: "TEXT", nullable: false),
                    thumbnail = table.Column<string>(type: "TEXT", nullable: true),
                    public_copy = table.Column<string>(type: "TEXT", nullable: true),
                    width = table.Column<int>(type: "INTEGER", nullable: true),
                    height = table.Column<int>(type: "INTEGER", nullable: true),
                    look = table.Column<long>(type: "INTEGER", nullable: true),
                    taken_at = table.Column<string>(type: "TEXT", nullable: true),
                    stated_on = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    received_at = table.Column<string>(type: "TEXT", nullable: false),
                    month = table.Column<int>(type: "INTEGER", nullable: false),
                    latitude = table.Column<double>(type: "REAL", nullable: true),
                    longitude = table.Column<double>(type: "REAL", nullable: true),
                    hours_apart = table.Column<double>(type: "REAL", nullable: true),
                    metres_apart = table.Column<double>(type: "REAL", nullable: true),
                    date_differs = table.Column<bool>(type: "INTEGER", nullable: false),
                    place_differs = table.Column<bool>(type: "INTEGER", nullable: false),
                    note = table.Column<string>(type: "TEXT", nullable: true),
                    user_name = table.Column<string>(type: "TEXT", nullable: false),
                    user_id = table.Column<long>(type: "INTEGER", nullable: true),
                    drawn_for_commune = table.Column<bool>(type: "INTEGER", nullable: false),
                    drawn_for_province = table.Column<bool>(type: "INTEGER", nullable: false),
                    verdict = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_evidence", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "evidence_check",
                columns: table => new
                {
                    evidence_id = table.Column<long>(type: "INTEGER", nullable: false),
                    level = table.Column<string>(type: "TEXT", nullable: false),
                    verdict = table.Column<string>(type: "TEXT", nullable: false),
                    reason = table.Column<string>(type: "TEXT", nullable: true),
                    user_name = table.Column<string>(type: "TEXT", nullable: false),
                    at = table.Column<string>(type: "TEXT", nullable: false),
                    place = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_evidence_check", x => new { x.evidence_id, x.level });
                });

            migrationBuilder.CreateTable(
                name: "evidence_pair",
                columns: table => new
                {
                    first = table.Column<long>(type: "INTEGER", nullable: false),
                    second = table.Column<long>(type: "INTEGER", nullable: false),
                    is_exact = table.Column<bool>(type: "INTEGER", nullable: false),
                    is_same = table.Column<bool>(type: "INTEGER", nullable: true),
                    answered_by = table.Column<string>(type: "TEXT", nullable: true),
                    place = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_evidence_pair", x => new { x.first, x.second });
                });

            migrationBuilder.CreateIndex(
                name: "ix_evidence_hash",
                table: "evidence",
                column: "hash");

            migrationBuilder.CreateIndex(
                name: "ix_evidence_month_place",
                table: "evidence",
                columns: new[] { "month", "place" });

            migrationBuilder.CreateIndex(
                name: "ix_evidence_place",
                table: "evidence",
                column: "place");

            migrationBuilder.CreateIndex(
                name: "ix_evidence_received_at",
                table: "evidence",
                column: "received_at");

            migrationBuilder.CreateIndex(
                name: "ix_evidence_record_kind_record_id_hash",
                table: "evidence",
                columns: new[] { "record_kind", "record_id", "hash" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_evidence_pair_second",
                table: "evidence_pair",
                column: "second");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "evidence");

            migrationBuilder.DropTable(
                name: "evidence_check");

            migrationBuilder.DropTable(
                name: "evidence_pair");
        }
    }
}
