using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Evenkeel.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class Told : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<int>(
                name: "AgreementReadVersion",
                table: "Clinics",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<int>(
                name: "NextChannelAfter",
                table: "Clinics",
                type: "INTEGER",
                nullable: false,
                defaultValue: 10);

            migrationBuilder.CreateTable(
                name: "Absences",
                columns: table => new
                {
                    ClinicId = table.Column<int>(type: "INTEGER", nullable: false),
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    UserId = table.Column<Guid>(type: "TEXT", nullable: false),
                    StandInId = table.Column<Guid>(type: "TEXT", nullable: false),
                    From = table.Column<long>(type: "INTEGER", nullable: false),
                    Until = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Absences", x => new { x.ClinicId, x.Id });
                });

            migrationBuilder.CreateTable(
                name: "ChannelProofs",
                columns: table => new
                {
                    ClinicId = table.Column<int>(type: "INTEGER", nullable: false),
                    UserId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Channel = table.Column<int>(type: "INTEGER", nullable: false),
                    OpenedAt = table.Column<long>(type: "INTEGER", nullable: true),
                    RangAt = table.Column<long>(type: "INTEGER", nullable: true),
                    LostAt = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ChannelProofs", x => new { x.ClinicId, x.UserId, x.Channel });
                });

            migrationBuilder.CreateIndex(
                name: "IX_Absences_ClinicId_Until",
                table: "Absences",
                columns: new[] { "ClinicId", "Until" });

            // What was told in others' place stood in a note; it is a step of its own now.
            migrationBuilder.Sql(
                """UPDATE "AlertSteps" SET "Kind" = 9, "Note" = '' WHERE "Kind" = 4 AND "Note" = 'nobody on the rota';""");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "Absences");

            migrationBuilder.DropTable(
                name: "ChannelProofs");

            migrationBuilder.DropColumn(
                name: "AgreementReadVersion",
                table: "Clinics");

            migrationBuilder.DropColumn(
                name: "NextChannelAfter",
                table: "Clinics");
        }
    }
}
