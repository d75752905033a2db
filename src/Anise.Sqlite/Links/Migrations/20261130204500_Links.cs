using Anise.Store;
using Microsoft.EntityFrameworkCore.Infrastructure;
using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Anise.Sqlite.Links.Migrations
{
    /// <inheritdoc />
    [DbContext(typeof(AniseDb))]
    [Migration("20261130204500_Links")]
    public partial class Links : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "link_payment",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false),
                    link_id = table.Column<long>(type: "INTEGER", nullable: false),
                    place_id = table.Column<long>(type: "INTEGER", nullable: false),
                    date = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    grower = table.Column<string>(type: "TEXT", nullable: false),
                    grower_key = table.Column<string>(type: "TEXT", nullable: false),
                    vnd = table.Column<long>(type: "INTEGER", nullable: false),
                    document = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_link_payment", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "link_sale",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false),
                    link_id = table.Column<long>(type: "INTEGER", nullable: false),
                    place_id = table.Column<long>(type: "INTEGER", nullable: false),
                    date = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    grower = table.Column<string>(type: "TEXT", nullable: false),
                    grower_key = table.Column<string>(type: "TEXT", nullable: false),
                    kg = table.Column<double>(type: "REAL", nullable: false),
                    grade = table.Column<string>(type: "TEXT", nullable: true),
                    price_vnd = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_link_sale", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "supply_link",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false),
                    project_id = table.Column<long>(type: "INTEGER", nullable: false),
                    place_id = table.Column<long>(type: "INTEGER", nullable: false),
                    partner = table.Column<string>(type: "TEXT", nullable: false),
                    partner_kind = table.Column<string>(type: "TEXT", nullable: false),
                    contract = table.Column<string>(type: "TEXT", nullable: false),
                    from = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    to = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    inputs = table.Column<string>(type: "TEXT", nullable: true),
                    services = table.Column<string>(type: "TEXT", nullable: true),
                    harvest = table.Column<string>(type: "TEXT", nullable: true),
                    buyer = table.Column<string>(type: "TEXT", nullable: false),
                    agreed_kg = table.Column<double>(type: "REAL", nullable: false),
                    agreed_price_vnd = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_supply_link", x => x.id);
                });

            migrationBuilder.CreateIndex(
                name: "ix_link_payment_link_id",
                table: "link_payment",
                column: "link_id");

            migrationBuilder.CreateIndex(
                name: "ix_link_sale_link_id",
                table: "link_sale",
                column: "link_id");

            migrationBuilder.CreateIndex(
                name: "ix_supply_link_project_id",
                table: "supply_link",
                column: "project_id");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "link_payment");

            migrationBuilder.DropTable(
                name: "link_sale");

            migrationBuilder.DropTable(
                name: "supply_link");
        }
    }
}
