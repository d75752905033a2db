using Anise.Store;
using Microsoft.EntityFrameworkCore.Infrastructure;
using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Anise.Sqlite.Works.Migrations
{
    /// <inheritdoc />
    [DbContext(typeof(AniseDb))]
    [Migration("20261130164538_Infrastructure")]
    public partial class Infrastructure : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "infrastructure_step",
                columns: table => new
                {
                    number = table.Column<int>(type: "INTEGER", nullable: false),
                    work_id = table.Column<long>(type: "INTEGER", nullable: false),
                    amount = table.Column<long>(type: "INTEGER", nullable: true),
                    progress = table.Column<int>(type: "INTEGER", nullable: true),
                    due_on = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    step = table.Column<string>(type: "TEXT", nullable: false),
                    on = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    person = table.Column<string>(type: "TEXT", nullable: false),
                    document = table.Column<string>(type: "TEXT", nullable: true),
                    note = table.Column<string>(type: "TEXT", nullable: true),
                    returned_because = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_infrastructure_step", x => new { x.work_id, x.number });
                });

            migrationBuilder.CreateTable(
                name: "infrastructure_work",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false),
                    kind = table.Column<string>(type: "TEXT", nullable: false),
                    name = table.Column<string>(type: "TEXT", nullable: false),
                    name_key = table.Column<string>(type: "TEXT", nullable: false),
                    place_id = table.Column<long>(type: "INTEGER", nullable: false),
                    needed_on = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    step = table.Column<string>(type: "TEXT", nullable: false),
                    estimate = table.Column<long>(type: "INTEGER", nullable: true),
                    plan_year = table.Column<int>(type: "INTEGER", nullable: true),
                    priority = table.Column<int>(type: "INTEGER", nullable: true),
                    contractor = table.Column<string>(type: "TEXT", nullable: true),
                    supervisor = table.Column<string>(type: "TEXT", nullable: true),
                    price = table.Column<long>(type: "INTEGER", nullable: true),
                    due_on = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    progress = table.Column<int>(type: "INTEGER", nullable: true),
                    accepted_on = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    cost = table.Column<long>(type: "INTEGER", nullable: true),
                    asset_id = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_infrastructure_work", x => x.id);
                });

            migrationBuilder.CreateIndex(
                name: "ix_infrastructure_work_place_id",
                table: "infrastructure_work",
                column: "place_id");

            migrationBuilder.CreateIndex(
                name: "ix_infrastructure_work_plan_year",
                table: "infrastructure_work",
                column: "plan_year");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "infrastructure_step");

            migrationBuilder.DropTable(
                name: "infrastructure_work");
        }
    }
}
