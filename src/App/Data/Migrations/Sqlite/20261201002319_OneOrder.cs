using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Evenkeel.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class OneOrder : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<long>(
                name: "AgainAt",
                table: "AlertSteps",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "Call",
                table: "AlertSteps",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "CheckAt",
                table: "Alerts",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "Grade",
                table: "Alerts",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<string>(
                name: "PassedOnTo",
                table: "Alerts",
                type: "TEXT",
                maxLength: 200,
                nullable: false,
                defaultValue: "");

            migrationBuilder.CreateTable(
                name: "PatientContacts",
                columns: table => new
                {
                    ClinicId = table.Column<int>(type: "INTEGER", nullable: false),
                    PatientId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Address = table.Column<string>(type: "TEXT", maxLength: 300, nullable: false),
                    BornOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    EmergencyName = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    EmergencyRelation = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    EmergencyPhone = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    ChangedAt = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PatientContacts", x => new { x.ClinicId, x.PatientId });
                });

            migrationBuilder.CreateIndex(
                name: "GradedLately",
                table: "Alerts",
                columns: new[] { "ClinicId", "NewestFactAt" },
                filter: "\"Grade\" > 0");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "PatientContacts");

            migrationBuilder.DropIndex(
                name: "GradedLately",
                table: "Alerts");

            migrationBuilder.DropColumn(
                name: "AgainAt",
                table: "AlertSteps");

            migrationBuilder.DropColumn(
                name: "Call",
                table: "AlertSteps");

            migrationBuilder.DropColumn(
                name: "CheckAt",
                table: "Alerts");

            migrationBuilder.DropColumn(
                name: "Grade",
                table: "Alerts");

            migrationBuilder.DropColumn(
                name: "PassedOnTo",
                table: "Alerts");
        }
    }
}
