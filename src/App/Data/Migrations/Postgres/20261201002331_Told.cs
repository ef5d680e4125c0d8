using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Evenkeel.Data.Migrations.Postgres
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
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<int>(
                name: "NextChannelAfter",
                table: "Clinics",
                type: "integer",
                nullable: false,
                defaultValue: 10);

            migrationBuilder.CreateTable(
                name: "Absences",
                columns: table => new
                {
                    ClinicId = table.Column<int>(type: "integer", nullable: false),
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    UserId = table.Column<Guid>(type: "uuid", nullable: false),
                    StandInId = table.Column<Guid>(type: "uuid", nullable: false),
                    From = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    Until = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Absences", x => new { x.ClinicId, x.Id });
                });

            migrationBuilder.CreateTable(
                name: "ChannelProofs",
                columns: table => new
                {
                    ClinicId = table.Column<int>(type: "integer", nullable: false),
                    UserId = table.Column<Guid>(type: "uuid", nullable: false),
                    Channel = table.Column<int>(type: "integer", nullable: false),
                    OpenedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    RangAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    LostAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
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
