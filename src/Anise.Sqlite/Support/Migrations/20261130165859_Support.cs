using Anise.Store;
using Microsoft.EntityFrameworkCore.Infrastructure;
using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Anise.Sqlite.Support.Migrations
{
    /// <inheritdoc />
    [DbContext(typeof(AniseDb))]
    [Migration("20261130165859_Support")]
    public partial class Support : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "support_line",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false),
                    list_id = table.Column<long>(type: "INTEGER", nullable: false),
                    household_id = table.Column<long>(type: "INTEGER", nullable: false),
                    member_id = table.Column<long>(type: "INTEGER", nullable: true),
                    village_id = table.Column<long>(type: "INTEGER", nullable: false),
                    policy = table.Column<string>(type: "TEXT", nullable: false),
                    period = table.Column<string>(type: "TEXT", nullable: false),
                    claim = table.Column<string>(type: "TEXT", nullable: true),
                    claimed_as = table.Column<string>(type: "TEXT", nullable: false),
                    amount = table.Column<double>(type: "REAL", nullable: true),
                    money = table.Column<double>(type: "REAL", nullable: true),
                    state = table.Column<string>(type: "TEXT", nullable: false),
                    on = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    approved_on = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    delivered_on = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    signed_by = table.Column<string>(type: "TEXT", nullable: true),
                    reason = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_support_line", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "support_list",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false),
                    commune_id = table.Column<long>(type: "INTEGER", nullable: false),
                    policy = table.Column<string>(type: "TEXT", nullable: false),
                    period = table.Column<string>(type: "TEXT", nullable: false),
                    made_for = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    made_on = table.Column<DateOnly>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_support_list", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "support_trait",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false),
                    of = table.Column<string>(type: "TEXT", nullable: false),
                    of_id = table.Column<long>(type: "INTEGER", nullable: false),
                    trait = table.Column<string>(type: "TEXT", nullable: false),
                    holds_from = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    value = table.Column<string>(type: "TEXT", nullable: false),
                    household_id = table.Column<long>(type: "INTEGER", nullable: true),
                    place_id = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_support_trait", x => x.id);
                });

            migrationBuilder.CreateIndex(
                name: "ix_support_line_claim",
                table: "support_line",
                column: "claim",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_support_line_claimed_as",
                table: "support_line",
                column: "claimed_as");

            migrationBuilder.CreateIndex(
                name: "ix_support_line_household_id",
                table: "support_line",
                column: "household_id");

            migrationBuilder.CreateIndex(
                name: "ix_support_line_list_id",
                table: "support_line",
                column: "list_id");

            migrationBuilder.CreateIndex(
                name: "ix_support_list_commune_id",
                table: "support_list",
                column: "commune_id");

            migrationBuilder.CreateIndex(
                name: "ix_support_trait_of_of_id_trait_holds_from",
                table: "support_trait",
                columns: new[] { "of", "of_id", "trait", "holds_from" },
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "support_line");

            migrationBuilder.DropTable(
                name: "support_list");

            migrationBuilder.DropTable(
                name: "support_trait");
        }
    }
}
