using Anise.Store;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Anise.Sqlite.Journal.Migrations
{
    /// <inheritdoc />
    [DbContext(typeof(AniseDb))]
    [Migration("20261130102504_WritesOfTheJournal")]
    public partial class WritesOfTheJournal : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ix_journal_entry_place",
                table: "journal_entry");

            migrationBuilder.DropIndex(
                name: "ix_journal_entry_subject_subject_id",
                table: "journal_entry");

            migrationBuilder.CreateIndex(
                name: "ix_journal_entry_place_revision",
                table: "journal_entry",
                columns: new[] { "place", "revision" });

            migrationBuilder.CreateIndex(
                name: "ix_journal_entry_revision",
                table: "journal_entry",
                column: "revision");

            migrationBuilder.CreateIndex(
                name: "ix_journal_entry_subject_subject_id_revision",
                table: "journal_entry",
                columns: new[] { "subject", "subject_id", "revision" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ix_journal_entry_place_revision",
                table: "journal_entry");

            migrationBuilder.DropIndex(
                name: "ix_journal_entry_revision",
                table: "journal_entry");

            migrationBuilder.DropIndex(
                name: "ix_journal_entry_subject_subject_id_revision",
                table: "journal_entry");

            migrationBuilder.CreateIndex(
                name: "ix_journal_entry_place",
                table: "journal_entry",
                column: "place");

            migrationBuilder.CreateIndex(
                name: "ix_journal_entry_subject_subject_id",
                table: "journal_entry",
                columns: new[] { "subject", "subject_id" });
        }
    }
}
