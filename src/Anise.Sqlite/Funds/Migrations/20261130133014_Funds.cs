using Anise.Store;
using Microsoft.EntityFrameworkCore.Infrastructure;
using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Anise.Sqlite.Funds.Migrations
{
    /// <inheritdoc />
    [DbContext(typeof(AniseDb))]
    [Migration("20261130133014_Funds")]
    public partial class Funds : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "fund_item",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false),
                    name = table.Column<string>(type: "TEXT", nullable: false),
                    of = table.Column<string>(type: "TEXT", nullable: false),
                    code = table.Column<string>(type: "TEXT", nullable: false),
                    from_metre = table.Column<int>(type: "INTEGER", nullable: true),
                    to_metre = table.Column<int>(type: "INTEGER", nullable: true),
                    line = table.Column<string>(type: "TEXT", nullable: false),
                    from = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    to = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    cost = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_fund_item", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "fund_entry",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false),
                    key = table.Column<string>(type: "TEXT", nullable: false),
                    date = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    source = table.Column<string>(type: "TEXT", nullable: false),
                    component = table.Column<string>(type: "TEXT", nullable: false),
                    place_id = table.Column<long>(type: "INTEGER", nullable: false),
                    year = table.Column<int>(type: "INTEGER", nullable: false),
                    kind = table.Column<string>(type: "TEXT", nullable: false),
                    effect = table.Column<string>(type: "TEXT", nullable: false),
                    amount = table.Column<long>(type: "INTEGER", nullable: false),
                    given_by = table.Column<long>(type: "INTEGER", nullable: true),
                    item_id = table.Column<long>(type: "INTEGER", nullable: true),
                    quantity = table.Column<double>(type: "REAL", nullable: true),
                    reverses = table.Column<long>(type: "INTEGER", nullable: true),
                    note = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_fund_entry", x => x.id);
                    table.ForeignKey(
                        name: "fk_fund_entry_fund_entry_reverses",
                        column: x => x.reverses,
                        principalTable: "fund_entry",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_fund_entry_fund_item_item_id",
                        column: x => x.item_id,
                        principalTable: "fund_item",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "ix_fund_entry_item_id",
                table: "fund_entry",
                column: "item_id");

            migrationBuilder.CreateIndex(
                name: "ix_fund_entry_key",
                table: "fund_entry",
                column: "key",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_fund_entry_place_id",
                table: "fund_entry",
                column: "place_id");

            migrationBuilder.CreateIndex(
                name: "ix_fund_entry_reverses",
                table: "fund_entry",
                column: "reverses",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_fund_entry_year_source",
                table: "fund_entry",
                columns: new[] { "year", "source" });

            migrationBuilder.CreateIndex(
                name: "ix_fund_item_code_of",
                table: "fund_item",
                columns: new[] { "code", "of" });

            migrationBuilder.CreateIndex(
                name: "ix_fund_item_name",
                table: "fund_item",
                column: "name",
                unique: true);

            // Whoever writes, also past the programme: no item is financed beyond its cost or under two names, and entries stand as they were posted.
            migrationBuilder.Sql("""
                CREATE TRIGGER fund_entry_item_once BEFORE INSERT ON fund_entry
                WHEN NEW.item_id IS NOT NULL AND NEW.amount > 0 AND NEW.effect IN ('Committed', 'PaidDirectly', 'ContributedInKind')
                BEGIN
                    SELECT RAISE(ABORT, 'fund item financed twice')
                    WHERE NEW.amount + COALESCE((SELECT SUM(amount) FROM fund_entry WHERE item_id = NEW.item_id AND effect IN ('Committed', 'PaidDirectly', 'ContributedInKind')), 0)
                        > (SELECT cost FROM fund_item WHERE id = NEW.item_id)
                    OR EXISTS (
                        SELECT 1 FROM fund_item a JOIN fund_item b ON b.id <> a.id AND b.code = a.code AND b."of" = a."of"
                            AND (b.line = a.line OR (a."of" = 'Asset' AND 'whole' IN (a.line, b.line)))
                            AND a."from" <= b."to" AND b."from" <= a."to"
                            AND (a.from_metre IS NULL OR b.from_metre IS NULL OR (a.from_metre < b.to_metre AND b.from_metre < a.to_metre))
                        WHERE a.id = NEW.item_id
                            AND (SELECT SUM(amount) FROM fund_entry WHERE item_id = b.id AND effect IN ('Committed', 'PaidDirectly', 'ContributedInKind')) > 0);
                END
                """);
            migrationBuilder.Sql("CREATE TRIGGER fund_entry_stands BEFORE UPDATE ON fund_entry BEGIN SELECT RAISE(ABORT, 'fund entries are not changed'); END");
            migrationBuilder.Sql("CREATE TRIGGER fund_entry_stays BEFORE DELETE ON fund_entry BEGIN SELECT RAISE(ABORT, 'fund entries are not removed'); END");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "fund_entry");

            migrationBuilder.DropTable(
                name: "fund_item");
        }
    }
}
